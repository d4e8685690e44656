#!/bin/bash
# A sweep in shards by GNU parallel, one for each core at a time, and their merge:
#
#   ./parallel.sh town.json 16 shards results
#
# Run it again after a failure: --joblog lists the shards that are done, and --resume-failed makes the others.
# For several machines that see the same folder, add: --sshloginfile machines --workdir . --env scenario
# --env count --env shards
set -euo pipefail
export scenario=$1 count=$2 shards=$3
results=$4
mkdir -p "$shards"

# A shard that has begun goes on.
shard='
  if [ -e "$shards/{}/plan.json" ] || [ -e "$shards/{}/unfinished/plan.json" ]; then
    exec hearsay resume "$shards/{}" --threads 1
  fi
  exec hearsay sweep "$scenario" --shard "parallel/$count" --out "$shards/{}" --threads 1'
seq "$count" | parallel --joblog "$shards.joblog" --resume-failed "$shard" || true

# Prints which shards are missing, and exits 4 if any are; exit code 1 is a replicate that failed.
status=0
hearsay status "$shards"/* || status=$?
if [ "$status" -gt 1 ]; then exit "$status"; fi
exec hearsay merge "$shards"/* --out "$results"
