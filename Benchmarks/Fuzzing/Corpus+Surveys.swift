/// Small exports as survey tools and spreadsheets write them, and lists of customers.
extension Corpus {
  static let surveys = [
    FuzzInput("plain.csv", "score\n10\n9\n7\n3\n\n8\n0\n"),
    FuzzInput(
      "qualtrics.csv",
      #"""
      StartDate,Status,Finished,Q1_NPS_GROUP,Q1,Q2
      Start Date,Response Type,Finished,Group,"How likely are you to recommend us, to a friend?",Why?
      "{""ImportId"":""startDate""}","{""ImportId"":""status""}","{""ImportId"":""finished""}",x,y,z
      2024-10-01 10:00:00,IP Address,True,Promoter,10,"Good, ""very"""
      2024-10-02 11:00:00,Survey Preview,False,Detractor,3,"Two
      lines"
      2024-10-03 11:00:00,IP Address,True,Passive,7,

      """#),
    FuzzInput(
      "monkey.csv",
      "Respondent ID,Collector,How likely is it that you would recommend us?,Comment\n,,Response,Open-Ended Response\n"
        + "11,1,9,ok\n12,1,10 - Extremely likely,\n13,1,0 - Not at all likely,bad\n"),
    FuzzInput(
      "excel.csv",
      "sep=;\nKundenbefragung 2024;;\nName;Weiterempfehlung;Gewicht\nMüller;9;0,5\nMeier;10;1,25\n"),
    FuzzInput("stars.csv", "Rating (1-5)\n5\n4\n5\n1\n3\n"),
    FuzzInput("stars.tsv", "id\tstars\tregion\n1\t5\tNorth\n2\t1\tSouth\n3\t4\tNorth\n"),
    FuzzInput("dates.csv", "recommend\n9-Oct\n7-Oct\n10\n8-Oct\n"),
    FuzzInput(
      "likert.csv",
      "How satisfied are you?\nVery satisfied\nSatisfied\nNeutral\nVery dissatisfied\n"),
    FuzzInput("total.csv", "name,score\nann,9\nbob,10\nTotal,19\nAverage,9.5\n"),
    FuzzInput("halves.csv", "score\n9.5\n8,5\n10.0\n99\n99\n-1\n"),
    FuzzInput("twice.csv", "email,score,ease\na@x.org,9,1\na@x.org,3,2\nb@x.org,10,3\n"),
    FuzzInput("none.csv", "9\n10\n3\n4\n7\n"),
    FuzzInput("codes.csv", "nps\n11\n11\n9\nN/A\nKeine Angabe\n10\n"),
    FuzzInput(
      "many.csv", "group,score\n" + (0..<300).map { "g\($0 % 4),\($0 * 7 % 11)\n" }.joined()),
    FuzzInput(
      "weighted.csv",
      "id;Q1;WEIGHT;Region\n1;9;0,5;Nord\n2;10;1,25;Süd\n3;3;1.000,5;Nord\n4;7;;Süd\n5;0;2;\n"),
    FuzzInput(
      "weighted.csv",
      "score,weight,region\n"
        + (0..<120).map { "\($0 * 5 % 11),\($0 % 7).\($0 % 3),r\($0 % 3)\n" }.joined()),
    FuzzInput(
      "dates.csv",
      "Antwort,Wie wahrscheinlich ist es?\n1,9. Okt\n2,10.10.2024\n3,2024-10-08\n4,oct-9\n5,45574\n6,9/10\n"
    ),
    FuzzInput(
      "words.csv",
      "Recommandation\n10 - Très probable\n9\n0 - Pas du tout probable\n7,5\n8/10\n9 von 10\n★★★★\n"
    ),
    FuzzInput("groups.csv", "nps_group,team\nPromoter,a\npassive,b\nDetractor,a\n,b\nPROMOTER,a\n"),
    FuzzInput(
      "marks.csv",
      "ResponseId,Status,Finished,DistributionChannel,NPS\nR_1,0,1,email,9\nR_2,8,1,email,3\nR_3,0,0,preview,7\nR_1,0,1,email,10\n"
    ),
    FuzzInput(
      "one-to-ten.csv", "How likely (1-10)?,Ease,Effort,CSAT\n1,5,4,3\n10,3,2,1\n9,7,7,7\n"),
    FuzzInput("empty.csv", ""),
  ]

  static let customers = [
    FuzzInput(
      "customers.csv", "person,opinion\nann,satisfied\nbob,dissatisfied\ncara,\ndan,neutral\n"),
    FuzzInput("customers.csv", "opinion;person;x\nSatisfied;\"ann\";1\ndissatisfied;bob;2\n"),
    FuzzInput(
      "customers.tsv", "person\topinion\nann\tsatisfied\nann\tdissatisfied\nzoe\tsatisfied\n"),
    FuzzInput("customers.csv", "person,opinion\n"),
    FuzzInput(
      "customers.csv", "person,opinion\n" + (0..<200).map { "p\($0),satisfied\n" }.joined()),
    FuzzInput("customers.csv", "\"opinion\",\"person\"\n\"1\",\"ann\"\n\"unzufrieden\",\"bob\"\n"),
    FuzzInput("customers.txt", "person|opinion\r\nann|satisfied\r\nbob|dissatisfied\r\n"),
    FuzzInput("customers.csv", "Person,Opinion,person\nann,satisfied,bob\n"),
  ]
}
