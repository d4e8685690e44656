// swift-format-ignore-file
// Made by .ci/embed-scenarios; a test compares it with the folder.

extension ShippedScenario {
  /// The files of the folder `scenarios` without their ending, and their text.
  package static let texts: [(name: String, text: String)] = [
    ("analyse-complaints", ###"""
// Is it worth analysing the causes of complaints?
//
// Causes need not be looked for where customers name them: half of the complaints are analysed, at 3 EUR for
// every complaint. That costs less than visits or calls (secret-shoppers.json, own-line.json). By how much a
// cause that is found lowers misery is assumed.
{
  "format": 1,
  "title": "Is it worth analysing the causes of complaints?",
  "extends": "firm.json",
  "service": { "learning": 0.002 },
  "variants": { "analyse": { "service.answer": { "analysed": 0.5, "cost": 3 } } }
}

"""###),
    ("ask-and-fix", ###"""
// Who asks must fix: what is it worth to act on all that is heard?
//
// The baseline asks customers as in ask-customers.json and acts on half of what it hears, by complaint or by
// asking; the variant acts on all of it. That is worth more than asking alone.
{
  "format": 1,
  "title": "The firm asks its customers: what is it worth to act on all that it hears?",
  "extends": "firm.json",
  "service": {
    "listening": {
      "survey": { "finds": "unhappy", "asks": 0.3, "chance": 0.5, "cost": { "perContact": 0.2 } }
    }
  },
  "variants": { "fix-all": { "service.recovery.attempt": 1 } }
}

"""###),
    ("ask-customers", ###"""
// Is it worth asking customers?
//
// Every month 3 in 10 customers are asked, at 0.20 EUR each, and half of the unhappy ones who would have
// been silent say so. The firm acts on half of the cases it knows of, as before; ask-and-fix.json acts on all.
{
  "format": 1,
  "title": "Is it worth asking customers?",
  "extends": "firm.json",
  "variants": {
    "ask": {
      "service.listening.survey": {
        "finds": "unhappy", "asks": 0.3, "chance": 0.5, "cost": { "perContact": 0.2 }
      }
    }
  }
}

"""###),
    ("ask-or-fix", ###"""
// Should the next 180 EUR a month be spent on asking customers or on resolving complaints?
//
// Of 2,000 customers, 56 meet misery in a month and 18 of them complain; the firm acts on half of these.
// Acting on all of them costs another 180 EUR. Asking customers, at 0.20 EUR each and with a recovery
// attempt for half of those it finds, takes 30 % of customers for the same sum; the last variant spends
// it half and half. Asking finds the silent majority, but most of those asked are not unhappy.
{
  "format": 1,
  "title": "With the same budget: ask more customers, or resolve more complaints?",
  "extends": "firm.json",
  "variants": {
    "ask": {
      "service.listening.survey": {
        "finds": "unhappy", "asks": 0.3, "chance": 0.5, "cost": { "perContact": 0.2 }
      }
    },
    "fix": { "service.recovery.attempt": 1 },
    "ask-and-fix": {
      "service.listening.survey": {
        "finds": "unhappy", "asks": 0.13, "chance": 0.5, "cost": { "perContact": 0.2 }
      },
      "service.recovery.attempt": 0.75
    }
  }
}

"""###),
    ("bad-mouthing", ###"""
// What does a year of bad-mouthing cost?
//
// The variant is the same firm with the same misery, of which nobody speaks: it is no plan, but measures
// what unhappy customers' talk takes away, beside the customers who leave by themselves. What is said after
// the twelve months is not counted: with more of them it costs more.
{
  "format": 1,
  "title": "What does a year of bad-mouthing cost?",
  "extends": "firm.json",
  "variants": { "nobody-bad-mouths": { "voices.negative.tells": "nobody" } }
}

"""###),
    ("behind-one-complaint", ###"""
// How many unhappy customers stand behind one complaint?
//
// If each of n unhappy customers complains with chance c, at least one complains with chance
// 1 - (1 - c)^n. Sayings put c between 1 in 26 and 1 in 2; of consumers asked in 2025, 32 % tell the
// company. The others are silent, and tell everybody but the firm. The sweep shows how much of the same
// misery the firm sees.
{
  "format": 1,
  "title": "How many unhappy customers stand behind one complaint?",
  "extends": "firm.json",
  "variants": {
    "one-in-26": { "service.complain": 0.0385 },
    "one-in-two": { "service.complain": 0.5 }
  },
  "sweep": { "grid": { "service.complain": [0.01, 0.0385, 0.1, 0.32, 0.5, 1] } }
}

"""###),
    ("buying-less", ###"""
// Who says nothing buys less: what is it worth to watch for that?
//
// After misery customers who stay bring 80 % of their margin (`hearsay presets xm-institute-2024-spending`).
// The variant watches what customers buy, notices half of the silent unhappy ones, at 50 EUR a month and 1
// EUR for each, and tries to resolve their cases: nobody needs to ask. Assumed: half are noticed, and nobody
// by mistake. Nearly all that it is worth is from finding them, and hardly any from their buying more: with
// customers who buy almost as much as others (0.99) it is worth about as much.
{
  "format": 1,
  "title": "Unhappy customers buy less: what is it worth to watch for that?",
  "extends": ["firm.json", "preset:xm-institute-2024-spending"],
  "variants": {
    "watch": {
      "service.listening.watch": {
        "finds": "buyingLess", "chance": 0.5, "cost": { "perPeriod": 50, "perContact": 1 }
      }
    }
  }
}

"""###),
    ("cascades", ###"""
// How far does a story go in the two classic cascades?
//
// Kempe, Kleinberg and Tardos 2003: everyone who adopts a story passes it on once. In the independent
// cascade every contact hears it with the same chance. In the weighted cascade the chance is 1 over the
// number of people the contact knows, so people with many contacts are hard to reach.
{
  "format": 1,
  "title": "How far does a story go in the independent and in the weighted cascade?",
  "seed": 3,
  "replicates": 400,
  "graph": { "model": "barabasi-albert", "people": 20000, "attach": 5 },
  "customers": { "count": 10, "satisfied": 0.5, "dissatisfied": 0.5 },
  "voices": {
    "positive": { "tells": { "each": 0.03 }, "retell": 1 },
    "negative": { "tells": { "each": 0.03 }, "retell": 1 }
  },
  "variants": {
    "weighted": {
      "voices.positive.tells": "weightedCascade",
      "voices.negative.tells": "weightedCascade"
    }
  }
}

"""###),
    ("delight", ###"""
// Magic or misery: is it better to delight more customers, or to disappoint fewer?
//
// Both variants change 4 in 100 experiences: one makes them excellent instead of ordinary, one ordinary
// instead of bad. A delighted customer stays a little more often than others (assumed: 99.5 % instead of
// 99 %) and tells 2 or 3 people. What either change costs is not in the scenario: what is gained is what it
// may cost.
{
  "format": 1,
  "title": "Is it better to delight 4 in 100 customers more, or to disappoint 4 fewer?",
  "extends": "firm.json",
  "service": { "loyalty": { "magic": 0.995 } },
  "variants": {
    "delight-more": { "service.experience.magic": 0.14 },
    "disappoint-fewer": { "service.experience.misery": 0.1 }
  }
}

"""###),
    ("employees-first", ###"""
// Is it better to keep employees engaged, or to resolve the problems that the others cause?
//
// Of the customers an engaged employee serves, 8 in 100 meet misery; of the others' customers, 23 in 100:
// together 14 in 100, as published. The first variant pays 1,500 EUR a month to engage 9 of 10 employees;
// the second acts on every complaint. What engagement costs and does is assumed.
{
  "format": 1,
  "title": "Is it better to engage employees, or to resolve the problems others cause?",
  "extends": "firm.json",
  "service": {
    "experience": {
      "employees": { "engaged": 0.6, "miseryWhenEngaged": 0.08, "miseryWhenNot": 0.23 }
    }
  },
  "variants": {
    "employees-first": {
      "service.experience.employees.engaged": 0.9,
      "service.experience.employees.costPerPeriod": 1500
    },
    "recovery-first": { "service.recovery.attempt": 1 }
  },
  "sources": {
    "service.experience.employees": {
      "source": "assumed, so that 14 in 100 experiences are bad as in the XM Institute's Global Consumer Study, 2024",
      "grade": "D"
    }
  }
}

"""###),
    ("exit-interviews", ###"""
// Are exit interviews worth it: for the customers they win back, or for what is learned?
//
// Three in ten leavers are interviewed, at 15 EUR each. One variant wins back 11 in 100 of them, as many
// as calls kept in an experiment (`hearsay presets godinho-2018`); one only learns from those who left
// after misery, and one does both. By how much a cause that is found lowers misery is an assumption.
// Interviews are held, and paid for, in the twelve months only; what was learned lasts.
{
  "format": 1,
  "title": "Are exit interviews worth it: to win leavers back, or to learn from them?",
  "extends": "firm.json",
  "variants": {
    "win-back": {
      "service.listening.exit-interviews": {
        "finds": "leavers", "chance": 0.3, "winBack": 0.11, "cost": { "perContact": 15 }
      }
    },
    "learn": {
      "service.listening.exit-interviews": {
        "finds": "leavers", "chance": 0.3, "cost": { "perContact": 15 }
      },
      "service.learning": 0.002
    },
    "both": {
      "service.listening.exit-interviews": {
        "finds": "leavers", "chance": 0.3, "winBack": 0.11, "cost": { "perContact": 15 }
      },
      "service.learning": 0.002
    }
  }
}

"""###),
    ("few-or-many", ###"""
// Is it better to serve the few who spend much, or the many who spend little?
//
// One customer in five brings three times the margin, the others half of it: 60 % of the margin is from the
// few. Each variant halves the odds of a bad experience for one of the two; what that costs is not in the
// scenario, so that what is gained is what it may cost. Serving the many keeps more customers, serving the few more money.
// Shares and margins are assumed.
//   hearsay run scenarios/few-or-many.json --by segment
{
  "format": 1,
  "title": "Is it better to serve the few who spend much, or the many who spend little?",
  "extends": "firm.json",
  "customers": {
    "segments": {
      "few": { "share": 0.2, "margin": 3 },
      "many": { "margin": 0.5 }
    }
  },
  "variants": {
    "serve-the-few": { "customers.segments.few.misery": 0.5 },
    "serve-the-many": { "customers.segments.many.misery": 0.5 }
  }
}

"""###),
    ("fifty-two-fifty-hears", ###"""
// How often would hearers have to retell for 50 to hear of good treatment and 250 of poor treatment?
//
// The second reading of the documented ratio: 250 people hear of it, directly or indirectly. Customers
// tell 2 to 3 and 8 to 10 people. The chance that a hearer retells is solved for on the graph, so that
// one customer's story reaches 50 or 250 people on average. The ratio is folklore; the answer shows
// what would have to be true. One variant uses random contacts instead of a clustered network; in the other,
// each further hop retells a little less.
{
  "format": 1,
  "title": "50 people hear of good treatment, 250 of poor: how often would hearers have to retell?",
  "extends": "preset:fifty-two-fifty-hears",
  "seed": 42,
  "replicates": 200,
  "variants": {
    "contacts-at-random": {
      "graph": { "model": "random-regular", "people": 50000, "contacts": 20 }
    },
    "fading": { "voices.positive.fade": 0.99, "voices.negative.fade": 0.99 }
  }
}

"""###),
    ("fifty-two-fifty", ###"""
// What would it take for 50 people to hear of good treatment and 250 of poor treatment?
//
// The second documented ratio, all of it first-hand: each customer tells 50 or 250 people. That needs a
// graph in which people know that many others; the preset supplies one. The first variant applies the
// same slogan to a network in which people know 20 others.
{
  "format": 1,
  "title": "50 hear of good treatment, 250 of poor: is there room for that?",
  "extends": "preset:fifty-two-fifty",
  "seed": 42,
  "replicates": 200,
  "customers": { "share": 0.005, "satisfied": 0.60, "dissatisfied": 0.10 },
  "variants": {
    "people-know-twenty": {
      "graph": { "model": "watts-strogatz", "people": 20000, "contacts": 20, "rewire": 0.1 }
    },
    "twenty-times-the-customers": { "customers.share": 0.10 }
  }
}

"""###),
    ("firm", ###"""
// What are a firm's customers worth, and how many are left after a year?
//
// The firm that most other scenarios extend. Each of its 2,000 customers is served every fifth month;
// what is published comes from presets, which name source, question and grade (`hearsay explain` says
// which value is whose), and the rest is assumed here (grade D). About 2.6 % of customers leave in a
// month and about as many join, so that it neither grows nor shrinks by more than a tenth. Mobile
// operators lose between 1 and 3 % a month (Strategy Analytics 2018, 259 operators, less than 3 %;
// trade report, grade C). Put your own figures in their place: your churn, misery and margin are known
// to you.
{
  "format": 1,
  "title": "What are a firm's customers worth, and how many are left after a year?",
  "extends": [
    "preset:two-three-eight-ten",            // how many people customers tell: folklore
    "preset:tarp-1979-minor",                // who stays after misery
    "preset:xm-institute-2024-misery",       // how many experiences are bad: 14 %
    "preset:xm-institute-2025-complaints",   // who complains: 32 %
    "preset:ccmc-2020-attempts",             // what the firm acts on: half
    "preset:east-2008"                       // what hearing does to joining and staying
  ],
  "seed": 42,
  "replicates": 200,
  "graph": { "model": "watts-strogatz", "people": 10000, "contacts": 20, "rewire": 0.1 },
  "customers": { "share": 0.2 },
  "voices": { "positive": { "retell": 0.02 }, "negative": { "retell": 0.05 } },
  "service": {
    "periods": 12,
    "periodName": "month",
    "visits": 0.2,
    "experience": { "magic": 0.1 },
    "recovery": { "resolvedQuickly": 0.3, "resolved": 0.4, "cost": 20 },
    "loyalty": { "ordinary": 0.99 }
  },
  "market": { "joining": { "chance": 0.0075 }, "remembers": 6 },
  "money": { "currency": "EUR", "margin": 25, "acquisitionCost": 150, "discount": 0.01 },
  "sources": {
    "voices.negative.retell": {
      "source": "assumed, so that each unhappy customer's story is retold less than once: on Twitter a story is retold about once (Goel, Anderson, Hofman and Watts)",
      "grade": "D"
    },
    "service.loyalty.ordinary": {
      "source": "assumed, so that 2.6 % of customers leave in a month: mobile operators lose less than 3 % (Strategy Analytics 2018, 259 operators)",
      "grade": "D"
    },
    "market.joining.chance": { "source": "assumed, so that about as many join as leave", "grade": "D" }
  }
}

"""###),
    ("fix-complaints", ###"""
// What if we resolved 60 % of complaints instead of 20 %?
//
// Every attempt succeeds here, so the share attempted is the share resolved. The firm never learns of
// customers who do not complain: only the third who complain can benefit. What is not known exactly is at
// the end: `hearsay uncertain` says how sure the answer is then.
{
  "format": 1,
  "title": "What if we resolved 60 % of complaints instead of 20 %?",
  "extends": "firm.json",
  "service": { "recovery": { "attempt": 0.2, "resolvedQuickly": 0.4, "resolved": 0.6 } },
  "variants": {
    "fix-40": { "service.recovery.attempt": 0.4 },
    "fix-60": { "service.recovery.attempt": 0.6 }
  },
  "uncertain": {
    // 6 % in Japan, 14 % in all countries together, 26 % in India (XM Institute 2024, grade B).
    "service.experience.misery": { "from": 0.06, "to": 0.26, "mode": 0.14 },
    // 32 % in 2025, 40 % in 2021 (XM Institute 2025, grade B); of a firm of one's own it may be fewer.
    "service.complain": { "p05": 0.24, "p95": 0.4 },
    // Assumed (grade D): all attempts succeed, or only seven in ten.
    "service.recovery.resolved": { "from": 0.3, "to": 0.6 },
    // Assumed (grade D): nine in ten attempts cost between 8 and 150 EUR.
    "service.recovery.cost": { "p05": 8, "p50": 20, "p95": 150 },
    // Who stays: after minor trouble and after major trouble (TARP 1979, grade B), and where an unresolved
    // complaint is worse than silence (CCMC 2020, grade D).
    "service.loyalty": {
      "oneOf": [
        { "silent": 0.37, "unresolved": 0.46, "resolved": 0.70, "resolvedQuickly": 0.95 },
        { "silent": 0.09, "unresolved": 0.19, "resolved": 0.54, "resolvedQuickly": 0.82 },
        { "silent": 0.37, "unresolved": 0.15, "resolved": 0.70, "resolvedQuickly": 0.95 }
      ]
    },
    // 5 (MasterCard 1993), 8 to 10 (trade texts), 16 (American Express 2011): grades B and C.
    "voices.negative.tells": {
      "oneOf": [{ "exactly": 5 }, { "between": [8, 10] }, { "exactly": 16 }]
    },
    // Assumed (grade D): at most as many hearers pass it on as keep a story from growing without end.
    "voices.negative.retell": { "from": 0, "to": 0.06 },
    // Assumed (grade D): bad news may keep hardly anybody from joining, or three in four.
    "market.joining.heardBad": { "from": 0.25, "to": 1 },
    // Assumed (grade D): friends know each other, or nobody's friends do.
    "graph": {
      "oneOf": [
        { "model": "watts-strogatz", "people": 10000, "contacts": 20, "rewire": 0.1 },
        { "model": "random-regular", "people": 10000, "contacts": 20 }
      ]
    }
  },
  "uncertainty": { "samples": 96, "replicates": 20 },
  "sources": {
    "service.recovery.resolvedQuickly": {
      "source": "assumed: every attempt resolves the case, so that the share attempted is the share resolved",
      "grade": "D"
    },
    "service.recovery.resolved": {
      "source": "assumed: every attempt resolves the case, so that the share attempted is the share resolved",
      "grade": "D"
    }
  }
}

"""###),
    ("fix-fast", ###"""
// What is it worth to resolve complaints faster?
//
// In the baseline a case takes a month and a half on average until it is closed, and who waits leaves and talks
// as one who did not complain, anew in each month. In the variants each case is closed in the month of the
// complaint, or it takes two months: so slow that trying to fix loses customers. An attempt costs the same; only
// what is closed in the month of the complaint can be resolved quickly.
{
  "format": 1,
  "title": "What is it worth to resolve complaints faster?",
  "extends": "firm.json",
  "service": { "recovery": { "within": { "mean": 1.5 } } },
  "variants": {
    "slower": { "service.recovery.within.mean": 2 },
    "at-once": { "service.recovery.within.mean": 1 }
  }
}

"""###),
    ("friends-and-acquaintances", ###"""
// Who spreads a story: the few people one talks to every day, or the many one knows?
//
// Circles of 5 close people, about 150 acquaintances, and followers online, each with its own telling
// count. The numbers of ties come from presets with sources (`hearsay presets circles-of-5`). How many
// are told in each layer is an assumption, chosen so that the total is close to the folklore.
{
  "format": 1,
  "title": "Who spreads a story: close circles, acquaintances, or a few who broadcast?",
  "extends": ["preset:circles-of-5", "preset:acquaintances-150"],
  "seed": 9,
  "replicates": 200,
  "graph": {
    "people": 20000,
    "layers": {
      "broadcast": { "model": "configuration", "degrees": { "negativeBinomial": { "mean": 50, "shape": 0.5 } } }
    }
  },
  "customers": { "count": 20, "satisfied": 0.5, "dissatisfied": 0.5 },
  "voices": {
    "positive": {
      "tells": { "layers": { "circle": { "exactly": 2 }, "weak": { "poisson": 0.5 } } },
      "retell": 0.3
    },
    "negative": {
      "tells": {
        "layers": {
          "circle": "everyone",
          "weak": { "poisson": 5 },
          // One in fifty posts it to all followers.
          "broadcast": { "each": 1, "silent": 0.98 }
        }
      },
      "retell": 0.1
    }
  },
  "variants": {
    "nobody-broadcasts": { "voices.negative.tells.layers.broadcast": "nobody" },
    "circles-alone": {
      "voices.negative.tells.layers.weak": "nobody", "voices.negative.tells.layers.broadcast": "nobody"
    },
    "more-acquaintances": { "graph.layers.weak.degrees": { "negativeBinomial": { "mean": 290, "shape": 1.2 } } }
  }
}

"""###),
    ("friends-too", ###"""
// Is it worth calling a leaver's friends too?
//
// The firm calls everybody who is about to leave, at 1 EUR a call, and keeps 11 in 100 of them: 1.9 of
// 17.2 points in an experiment, in which calling their friends too kept another 1.3 points, 7.6 % of
// leavers (`hearsay presets godinho-2018`). Both variants also call contacts who are customers; by how much a
// call raises a friend's odds of staying is assumed (grade D). With all friends called and odds times 7
// about as many are kept as in the experiment, and it is worth it within the year; with half of the friends
// called and odds times 1.5 a seventh of that, and the calls cost more in the year than they bring.
{
  "format": 1,
  "title": "Is it worth calling a leaver's friends too?",
  "extends": ["firm.json", "preset:godinho-2018"],
  "service": { "listening": { "calls": { "cost": { "perContact": 1 } } } },
  "variants": {
    "as-in-the-experiment": {
      "service.listening.calls.alsoFriends": 1, "service.listening.calls.friendsStay": 7
    },
    "a-seventh-of-it": {
      "service.listening.calls.alsoFriends": 0.5, "service.listening.calls.friendsStay": 1.5
    }
  }
}

"""###),
    ("invite-complaints", ###"""
// Is it worth inviting complaints?
//
// A reminder at 0.02 EUR per customer and month raises complaints from 32 % to 48 % of unhappy customers.
// In one variant the firm acts on as large a share of them as before, in the other on nearly all. By the
// loyalties of 1979 both gain; suggestion-box.json has those of 2020, by which complaints that nobody acts
// on lose customers.
{
  "format": 1,
  "title": "Is it worth inviting complaints?",
  "extends": "firm.json",
  "variants": {
    "invite": { "service.invite": { "complain": 0.48, "cost": 0.02 } },
    "invite-and-fix": {
      "service.invite": { "complain": 0.48, "cost": 0.02 }, "service.recovery.attempt": 0.9
    }
  }
}

"""###),
    ("is-complaining-good", ###"""
// Is it good news when more customers complain?
//
// By the figures constructed for 2020, customers whose complaint was not resolved stay less often (15 %)
// than those who did not complain (37 %): more complaints are bad news. They are good news if the firm
// acts on them, though most of that gain is from acting, not from more complaints: acting alone is worth
// nearly two thirds of it. By the survey of 1979 the unresolved stay more often (46 %), and more complaints
// are good news as they are (invite-complaints.json).
{
  "format": 1,
  "title": "When is it good news that more customers complain?",
  "extends": "firm.json",
  "service": { "recovery": { "attempt": 0.2 }, "loyalty": { "unresolved": 0.15 } },
  "variants": {
    "more-complain": { "service.complain": 0.6 },
    "more-complain-and-heard": { "service.complain": 0.6, "service.recovery.attempt": 0.8 },
    "heard": { "service.recovery.attempt": 0.8 }
  }
}

"""###),
    ("lifetime-value", ###"""
// What is a customer worth, and what may it cost to resolve a complaint?
//
// The lifetime value is the margin of a month for as many months as customers stay on average, discounted.
// The variant resolves more complaints; what an attempt may cost for that to be worth it is in
// `hearsay compare scenarios/lifetime-value.json --metrics break_even_recovery_cost`.
{
  "format": 1,
  "title": "What is a customer worth?",
  "extends": "firm.json",
  "variants": { "fix-all": { "service.recovery.attempt": 1 } }
}

"""###),
    ("own-fault", ###"""
// Should the firm be gracious when the customer is wrong?
//
// Three in ten bad experiences are the customer's own doing, which is assumed. In the baseline the firm
// refuses to help with these, and who is refused is as unhappy as anybody whose complaint was not resolved;
// in the variant it helps with them as with all others, at the same cost an attempt.
{
  "format": 1,
  "title": "Should the firm help when the customer is wrong?",
  "extends": "firm.json",
  "service": { "experience": { "ownFault": 0.3 }, "recovery": { "helpsOwnFault": 0 } },
  "variants": { "gracious": { "service.recovery.helpsOwnFault": 1 } }
}

"""###),
    ("own-line", ###"""
// Is it worth calling one's own line?
//
// A call by somebody of the firm is cheaper than a visit (secret-shoppers.json): 100 calls a month at 6 EUR
// each cost as much and find more than four times as many causes. By how much a cause lowers misery is assumed.
{
  "format": 1,
  "title": "Is it worth calling one's own line?",
  "extends": "firm.json",
  "service": { "learning": 0.002 },
  "variants": {
    "own-line": {
      "service.listening.own-line": { "finds": "causes", "calls": 100, "cost": { "perContact": 6 } }
    }
  }
}

"""###),
    ("promise-audit", ###"""
// Is it worth auditing whether promises are kept?
//
// Every month 50 promises are checked, at 10 EUR each; a promise that was not kept is a cause of misery, met
// as often as customers meet it. By how much a cause that is found lowers misery is assumed.
{
  "format": 1,
  "title": "Is it worth auditing whether promises are kept?",
  "extends": "firm.json",
  "service": { "learning": 0.002 },
  "variants": {
    "promise-audit": {
      "service.listening.promises": {
        "finds": "causes", "calls": 50, "cost": { "perPeriod": 100, "perContact": 10 }
      }
    }
  }
}

"""###),
    ("referrals", ###"""
// What are referrals worth?
//
// In the variant delighted customers, and those whose complaint was resolved, tell twice as many people.
// What is gained is what a programme that achieves it for twelve months may cost; what is said after them is not
// counted.
{
  "format": 1,
  "title": "What is it worth if pleased customers tell twice as many people for a year?",
  "extends": "firm.json",
  "variants": { "tell-twice-as-many": { "voices.positive.tells": { "between": [4, 6] } } }
}

"""###),
    ("replace-or-keep", ###"""
// With the same money: replace customers who leave, or resolve more complaints?
//
// A new customer costs 150 EUR to acquire. For about 180 EUR a month the firm can buy back 23 in 1,000 of
// those who leave, or act on all complaints instead of half of them. What an attempt and a new customer cost
// is assumed: the saying has it that winning a customer costs five times as much as keeping one.
{
  "format": 1,
  "title": "With the same money: replace customers who leave, or resolve more complaints?",
  "extends": "firm.json",
  "variants": {
    "replace": { "money.replace": 0.023 },
    "fix": { "service.recovery.attempt": 1 }
  }
}

"""###),
    ("secret-shoppers", ###"""
// Are secret shoppers worth their cost?
//
// They find causes, not customers: each of the 20 visits in a month that meets misery lowers the share of
// misery by 0.2 % of its value from the next month on. That rate is an assumption; vary it. A visit costs
// 25 EUR, and 100 EUR a month are for the rest. In the first year they cost more than they gain.
{
  "format": 1,
  "title": "Are secret shoppers worth their cost?",
  "extends": "firm.json",
  "service": { "learning": 0.002 },
  "variants": {
    "secret-shoppers": {
      "service.listening.shoppers": {
        "finds": "causes", "calls": 20, "cost": { "perPeriod": 100, "perContact": 25 }
      }
    }
  }
}

"""###),
    ("service-every-key", ###"""
// Every key of a service model: service, market and money, with a comment for each.
//
//   hearsay explain scenarios/service-every-key.json    prints meanings and allowed values
{
  "format": 1,
  "title": "What are the keys of a service model?",
  "seed": 42,
  "replicates": 200,
  "graph": { "model": "watts-strogatz", "people": 2000, "contacts": 20, "rewire": 0.1 },

  // Customers at the start, by share or count; their opinions follow from what they experience.
  "customers": {
    "share": 0.3,
    "choose": "random",
    // Customers who differ in value and habit; --by segment shows them side by side. All but share are
    // factors: margin on money.margin, misery and complain on odds, tells on the contacts told.
    "segments": {
      "business": { "share": 0.2, "margin": 3, "misery": 0.8, "complain": 1.5, "tells": 0.5 },
      "private": {
        "share": null,                    // the rest
        "margin": 0.5,
        "misery": 1,                      // 1: no effect
        "complain": 1,
        "tells": 1
      }
    }
  },

  "voices": {
    "positive": { "tells": { "between": [2, 3] }, "retell": 0.02 },
    "negative": { "tells": { "between": [8, 10] }, "retell": 0.05 }
  },

  "service": {
    "periods": 12,                        // for instance months; word of mouth starts again in each
    "periodName": "month",                // what reports call a period
    "visits": 0.2,                        // the chance that a customer is served in a period

    // Shares of the customers served; the rest have an ordinary experience. Misery is either given,
    //   "experience": { "misery": 0.11, "magic": 0.05 }
    // or follows from who serves:
    "experience": {
      "employees": {
        "engaged": 0.6,
        "miseryWhenEngaged": 0.05,
        "miseryWhenNot": 0.20,
        "costPerPeriod": 100              // cost of keeping them engaged
      },
      "magic": 0.05,
      "ownFault": 0.2                     // of misery: the customer's own doing
    },

    "complain": 0.25,                     // of customers in misery; the others are silent
    "invite": { "complain": 0.40, "cost": 0.1 },     // replaces complain; cost per customer
    "answer": { "cost": 2, "analysed": 0.2 },        // per complaint; analysis finds a cause

    // Ways to learn of problems that nobody complains about: any number, any names. perContact is per
    // customer asked, call made, or leaver interviewed.
    "listening": {
      "survey": {
        "finds": "unhappy",
        "asks": 0.2,                      // of all customers
        "chance": 0.5,                    // that an unhappy customer who is asked says so
        "pleases": 0.01,                  // that being asked turns an ordinary experience into magic
        "cost": { "perPeriod": 10, "perContact": 1 }
      },
      "mystery-shoppers": {
        "finds": "causes",
        "calls": 4,                       // in each period
        "cost": { "perPeriod": 0, "perContact": 15 }
      },
      "exit-interviews": {
        "finds": "leavers",
        "chance": 0.3,                    // that a leaver is interviewed
        "winBack": 0.2,                   // that an interviewed leaver stays after all
        "alsoFriends": 0.1,               // of the leaver's contacts who are customers: called, too
        "friendsStay": 1.5,               // multiplies their odds of staying
        "cost": { "perPeriod": 0, "perContact": 10 }
      },
      "sales": {
        "finds": "buyingLess",
        "chance": 0.1,                    // that a silent customer who buys less is noticed
        "cost": { "perPeriod": 4, "perContact": 1 }
      }
    },

    // What is done about misery the firm knows of. Other attempts leave the complaint unresolved.
    "recovery": {
      "attempt": 0.5,
      "capacity": 20,                     // most attempts per period; null for no limit
      "resolvedQuickly": 0.3,
      "resolved": 0.5,
      "within": { "mean": 1.5 },          // periods until a case is closed; 1 is at once
      "helpsOwnFault": 0.5,               // of the customer's own doing: helped all the same
      "cost": 20,                         // per attempt
      "boost": 0                          // the recovery paradox; studies find none for repurchase
    },

    // The chance to stay, by the outcome of the period; these are for minor problems (TARP 1979).
    "loyalty": {
      "ordinary": 0.99,
      "magic": 0.995,                     // null: same as ordinary
      "silent": 0.37,
      "unresolved": 0.46,
      "resolved": 0.70,
      "resolvedQuickly": 0.95
    },

    // What those who stay after misery buy, until they meet misery again: a factor on the margin.
    "spends": { "silent": 0.8, "unresolved": 0.8, "resolved": 0.95, "resolvedQuickly": 1 },

    // "nothing", an opinion with the telling count of its voice, or an opinion with its own count.
    "stories": {
      "ordinary": "nothing",
      "magic": "positive",
      "silent": { "opinion": "negative", "tells": { "between": [8, 10], "silent": 0.2 } },
      "unresolved": "negative",
      "resolved": "positive",
      "resolvedQuickly": "positive"
    },

    // Who also posts: such a share of them reaches so many people drawn at random from everybody, beside
    // their contacts.
    "broadcast": {
      "ordinary": { "share": 0, "reaches": { "exactly": 0 } },  // they have nothing to tell
      "magic": { "share": 0.005, "reaches": { "exactly": 20 } },
      "silent": { "share": 0.02, "reaches": { "exactly": 60 } },
      "unresolved": { "share": 0.05, "reaches": { "exactly": 60 } },
      "resolved": { "share": 0.002, "reaches": { "poisson": 20 } },
      "resolvedQuickly": { "share": 0.005, "reaches": { "between": [10, 30] } }
    },
    "venting": 0.1,                       // of those who would complain; they post instead

    "learning": 0.0005                    // each cause found lowers misery by this share of its value
  },

  // Hearing multiplies the odds of a chance: 2 doubles them, 1 has no effect, 0 makes the chance 0. Both
  // good and bad news: by both. The factors are assumed (grade D): no survey measures them. Studies find
  // the direction: talk moves people who might join more than the customers one has.
  "market": {
    "joining": {
      "chance": 0.008,                    // of people who are not customers and have heard nothing
      "heardGood": 2,                     // 0.8 % becomes 1.6 %
      "heardBad": 0.5                     // 0.8 % becomes 0.4 %
    },
    "staying": { "heardGood": 1.4, "heardBad": 0.85 },
    "remembers": 1                        // periods a hearing lasts on average; 1: only its own
  },

  "money": {
    "currency": "EUR",                     // what reports call money
    "margin": 100,                        // per period, from each customer who stayed
    "acquisitionCost": 50,                // saved when somebody joins because of word of mouth
    "replacementCost": 80,                // what replacing one who left costs
    "replace": 0.1,                       // of those who left: replaced at once by new customers
    "discount": 0.01,                     // per period
    "retention": null                     // after the last period; null: expected, from loyalty
  },

  "variants": {
    "no-survey": { "service.listening.survey": null },
    "ask-more": { "service.listening.survey.asks": 0.5 },
    "one-more-lever": {
      "service.listening.follow-up-calls": { "finds": "unhappy", "asks": 0.05, "chance": 0.9 }
    },
    "misery-given": { "service.experience.misery": 0.05 },
    "silent-tell-fewer": { "service.stories.silent.tells.between": [4, 5] }
  },

  "sweep": {
    "grid": {
      "service.recovery.attempt": { "from": 0, "to": 1, "count": 3 },
      "service.listening.survey.asks": [0, 0.2]
    }
  }
}

"""###),
    ("silence", ###"""
// Does it matter whether all unhappy customers tell 9 people, or a few tell 30 and most tell nobody?
//
// The mean is the same. In surveys most people tell nobody and a few tell many. When hearers may pass
// the story on, an uneven telling count makes more stories die at once, and the mean describes the
// results less well.
{
  "format": 1,
  "title": "Does it matter whether all tell 9, or a few tell 30 and most tell nobody?",
  "seed": 11,
  "replicates": 1000,
  "graph": { "model": "random-regular", "people": 20000, "contacts": 40 },
  "customers": { "count": 1, "satisfied": 0, "dissatisfied": 1 },
  "voices": {
    "positive": { "tells": "nobody" },
    "negative": { "tells": { "exactly": 9 }, "retell": 0.15 }
  },
  "variants": {
    "seven-in-ten-silent": { "voices.negative.tells": { "exactly": 30, "silent": 0.7 } },
    "uneven": { "voices.negative.tells": { "negativeBinomial": { "mean": 9, "shape": 0.3 } } }
  }
}

"""###),
    ("small-town-big-city", ###"""
// Does a story travel further among closed circles, as in a small town, or in a big city?
//
// Everybody knows 16 others in both. In the small town 15 of them form one closed circle of friends
// who all know each other; in the big city all 16 are random people. Only the network differs: both have
// 48,000 people. In the small
// town the stories of the 20 customers rarely meet; in the big city bad news reaches most people, and so
// most of those who hear good news hear both.
{
  "format": 1,
  "title": "Does a story travel further among closed circles, as in a small town, or in a big city?",
  "seed": 7,
  "replicates": 400,
  "graph": { "model": "circles", "people": 48000, "size": 16, "weak": 1 },
  "customers": { "count": 20, "satisfied": 0.5, "dissatisfied": 0.5 },
  "voices": {
    "positive": { "tells": { "between": [2, 3] }, "retell": 0.3 },
    "negative": { "tells": { "between": [8, 10] }, "retell": 0.2 }
  },
  "variants": {
    "big-city": { "graph": { "model": "erdos-renyi", "people": 48000, "contacts": 16 } }
  }
}

"""###),
    ("social-media-storm", ###"""
// What does it cost when unhappy customers post it for a year?
//
// Beside what they tell friends, 2 in 100 unhappy customers who do not complain post what happened, and 2
// in 100 whose complaint was not resolved; so do 1 in 10 of those who would have complained, and then the
// firm does not hear of it. Each post reaches 300 people drawn at random. Everything else is the same firm
// without posts, so that the difference is the storm: 33 posts in a year. It loses money, and more bad news
// is heard; about three quarters of the loss comes from those 21 who post instead of complaining. Nobody is
// silenced: what customers tell in person stays as it is. Of 2023 it is reported that 32 % of complainants posted online (National Customer Rage Survey,
// CCMC); how many instead of complaining, and how many people a post reaches, is assumed (grade D).
{
  "format": 1,
  "title": "What does it cost when unhappy customers post it for a year?",
  "extends": "firm.json",
  "variants": {
    "storm": {
      "service.broadcast": {
        "silent": { "share": 0.02, "reaches": { "exactly": 300 } },
        "unresolved": { "share": 0.02, "reaches": { "exactly": 300 } }
      },
      "service.venting": 0.1
    }
  }
}

"""###),
    ("storm", ###"""
// What happens when everyone who hears a story passes it on?
//
// With retell 1, everyone who adopts a story passes it on once, to two contacts. The two stories
// compete for the same people, and the one with fewer customers behind it may win. In one variant the chance to
// retell falls at each hop; in the other, good news wins a conflict.
{
  "format": 1,
  "title": "What happens when everyone who hears a story passes it on?",
  "seed": 5,
  "replicates": 400,
  "graph": { "model": "barabasi-albert", "people": 50000, "attach": 5 },
  "customers": { "count": 100, "satisfied": 0.9, "dissatisfied": 0.1 },
  "voices": {
    "positive": { "tells": { "exactly": 2 }, "retell": 1 },
    "negative": { "tells": { "exactly": 9 }, "retell": 1, "retells": { "exactly": 2 } }
  },
  "variants": {
    "cooling": { "voices.positive.fade": 0.7, "voices.negative.fade": 0.7 },
    "good-news-wins-conflicts": { "conflict": "positiveWins" }
  }
}

"""###),
    ("strong-and-weak-ties", ###"""
// Do weak ties spread news as well as strong ones?
//
// Goldenberg, Libai and Muller 2001: in every period each person hears from advertising with chance
// 0.0005, from each informed person in their own circle with chance 0.01, and from each informed person
// they meet at random with chance 0.005. With circles of 5 and 5 people met, 16, 50 and 95 % of a large
// population are informed after about 58, 90 and 143 periods.
{
  "format": 1,
  "title": "Strong ties, weak ties and advertising: how long until everybody knows?",
  "seed": 1,
  "replicates": 100,
  "graph": {
    "people": 3000,
    "layers": {
      "circle": { "model": "circles", "size": 5, "weak": 0 },
      "met": { "meets": 5 }
    }
  },
  "customers": { "count": 0, "satisfied": 1, "dissatisfied": 0 },
  "voices": {
    "positive": {
      "tells": { "layers": { "circle": { "each": 0.01 }, "met": { "each": 0.005 } } },
      "retell": 1, "repeat": true, "outside": 0.0005
    },
    "negative": { "tells": "nobody" }
  },
  "limits": { "rounds": 1000 },
  "variants": {
    "seventeen-and-seventeen": { "graph.layers.circle.size": 17, "graph.layers.met.meets": 17 },
    "no-weak-ties": { "voices.positive.tells.layers.met": "nobody" },
    "no-strong-ties": { "voices.positive.tells.layers.circle": "nobody" },
    "no-advertising-after-the-first": {
      "voices.positive.outside": 0, "customers.count": 10
    }
  }
}

"""###),
    ("suggestion-box", ###"""
// Is a suggestion box worth it, answered or not?
//
// A box raises complaints from 32 % to 48 % of unhappy customers. Where an unresolved complaint makes
// more customers leave than silence does (ccmc-2020, constructed), a box without answers disappoints
// people twice: it loses money. The firm makes as many attempts as before, so a smaller share of complaints
// is acted on. Answered, analysed and acted on, the box gains; but about three quarters of that gain needs
// no box: acting on complaints, answering and analysing them without one are act-without-box.
{
  "format": 1,
  "title": "Is a suggestion box worth it, answered or not?",
  "extends": ["firm.json", "preset:ccmc-2020"],
  "service": { "recovery": { "attempt": 0.2 } },
  "variants": {
    "box-unanswered": {
      "service.invite": { "complain": 0.48, "cost": 0.05 }, "service.recovery.attempt": 0.133
    },
    "box-answered": {
      "service.invite": { "complain": 0.48, "cost": 0.05 },
      "service.recovery.attempt": 0.8,
      "service.answer": { "cost": 2, "analysed": 0.5 },
      "service.learning": 0.001
    },
    "act-without-box": {
      "service.recovery.attempt": 0.8,
      "service.answer": { "cost": 2, "analysed": 0.5 },
      "service.learning": 0.001
    }
  }
}

"""###),
    ("sweep-unhappy-and-retelling", ###"""
// How does the reach of bad news change with the share of unhappy customers and with retelling?
//
// A grid of 6 x 4 points for a chart:
//   hearsay sweep scenarios/sweep-unhappy-and-retelling.json --out results
{
  "format": 1,
  "title": "How does the reach of bad news grow with unhappy customers and with retelling?",
  "extends": "preset:two-three-eight-ten",
  "seed": 42,
  "replicates": 200,
  "graph": { "model": "watts-strogatz", "people": 20000, "contacts": 20, "rewire": 0.1 },
  "customers": { "share": 0.02, "satisfied": 0.60 },
  "sweep": {
    "grid": {
      "customers.dissatisfied": { "from": 0.05, "to": 0.3, "count": 6 },
      "voices.negative.retell": [0, 0.05, 0.1, 0.15]
    }
  }
}

"""###),
    ("turning-bad", ###"""
// How far does bad news go if a product disappoints one in ten who try it?
//
// Chen and others 2011: everyone who adopts the good story tries the product. With chance 1 - quality
// the experience is bad, and the person tells the bad story from then on. In a conflict bad news wins,
// and opinions do not change after that. People with a good opinion are first_hand_positive +
// adopted_positive.
{
  "format": 1,
  "title": "How far does bad news go if a product disappoints one in ten who try it?",
  "seed": 5,
  "replicates": 400,
  "graph": { "model": "watts-strogatz", "people": 10000, "contacts": 10, "rewire": 0.2 },
  "customers": { "count": 50, "satisfied": 1, "dissatisfied": 0 },
  "voices": {
    "positive": { "tells": { "each": 0.15 }, "retell": 1, "quality": 0.9 },
    "negative": { "tells": { "each": 0.15 }, "retell": 1 }
  },
  "variants": {
    "better-product": { "voices.positive.quality": 0.98 },
    "bad-news-travels-faster": { "voices.negative.tells.each": 0.3, "voices.negative.retells": { "each": 0.3 } }
  }
}

"""###),
    ("two-three-eight-ten", ###"""
// How many people hear of us if satisfied customers tell 2 or 3 others and dissatisfied ones 8 to 10?
//
// The first documented ratio, taken literally: only customers tell, and nobody passes it on.
// Try:  hearsay compare scenarios/two-three-eight-ten.json
{
  "format": 1,
  "title": "Satisfied customers tell 2-3 people, dissatisfied ones 8-10: how many hear of each?",
  "extends": "preset:two-three-eight-ten",
  "seed": 42,
  "replicates": 200,
  "graph": { "model": "watts-strogatz", "people": 50000, "contacts": 20, "rewire": 0.1 },
  // 5 % of people are customers: 6 in 10 are satisfied, 1 in 10 dissatisfied, the others neither.
  "customers": { "share": 0.05, "satisfied": 0.60, "dissatisfied": 0.10 },
  "variants": {
    "half-as-many-unhappy": { "customers.dissatisfied": 0.05 },
    "twice-as-many-customers": { "customers.share": 0.10 }
  }
}

"""###),
    ("what-matters", ###"""
// Should we resolve more complaints, and which unknown should we find out about first?
//
// Nobody knows these inputs exactly. 64 combinations of them are drawn from the ranges below, and the
// baseline and both what-ifs are run for each with the same random numbers:
//   hearsay uncertain scenarios/what-matters.json
// The ranges are assumptions (grade D); replace them with what you know.
{
  "format": 1,
  "title": "Should we resolve 60 % of complaints, and what should we find out first?",
  "extends": "firm.json",
  "replicates": 100,
  "graph": { "people": 3000 },
  "service": { "recovery": { "attempt": 0.2, "resolvedQuickly": 0.3, "resolved": 0.4, "cost": 80 } },
  "variants": {
    "fix-60": { "service.recovery.attempt": 0.6 }
  },
  "uncertain": {
    "service.recovery.cost": { "from": 20, "to": 300, "mode": 80 },
    "service.complain": { "from": 0.1, "to": 0.6, "mode": 0.3 },
    "service.loyalty.resolved": { "from": 0.5, "to": 0.9 },
    "money.margin": { "from": 15, "to": 35 },
    "voices.negative.tells": [{ "exactly": 5 }, { "between": [8, 10] }, { "exactly": 15 }],
    "voices.negative.retell": { "from": 0, "to": 0.08 }
  },
  "uncertainty": { "samples": 64, "replicates": 20 }
}

"""###),
    ("which-lever", ###"""
// What helps most: fewer unhappy customers, more satisfied ones, or unhappy ones who tell fewer people?
//
// A list of points instead of a grid: each line is one plan.
{
  "format": 1,
  "title": "What helps most against bad news: fewer unhappy, more satisfied, or calmer customers?",
  "extends": "preset:two-three-eight-ten",
  "seed": 42,
  "replicates": 200,
  "graph": { "model": "watts-strogatz", "people": 20000, "contacts": 20, "rewire": 0.1 },
  "customers": { "share": 0.05, "satisfied": 0.60, "dissatisfied": 0.10 },
  "voices": { "positive": { "retell": 0.05 }, "negative": { "retell": 0.05 } },
  "sweep": {
    "points": [
      { "customers.satisfied": 0.60, "customers.dissatisfied": 0.10, "voices.negative.tells": { "between": [8, 10] } },
      { "customers.satisfied": 0.60, "customers.dissatisfied": 0.05, "voices.negative.tells": { "between": [8, 10] } },
      { "customers.satisfied": 0.80, "customers.dissatisfied": 0.10, "voices.negative.tells": { "between": [8, 10] } },
      { "customers.satisfied": 0.60, "customers.dissatisfied": 0.10, "voices.negative.tells": { "between": [4, 5] } }
    ]
  }
}

"""###),
    ("who-the-customers-are", ###"""
// Does it matter whether customers are random people or the best-connected ones?
//
// The same number of customers with the same telling counts: drawn at random in the baseline, those
// with the most contacts in the variant.
{
  "format": 1,
  "title": "Does a story travel further if the best-connected people are customers?",
  "extends": "preset:two-three-eight-ten",
  "seed": 23,
  "replicates": 200,
  "graph": { "model": "barabasi-albert", "people": 20000, "attach": 5 },
  "customers": { "count": 200, "satisfied": 0.7, "dissatisfied": 0.3 },
  "voices": { "positive": { "retell": 0.2 }, "negative": { "retell": 0.05 } },
  "variants": {
    "best-connected": { "customers.choose": "mostContacts" }
  }
}

"""###),
  ]
}
