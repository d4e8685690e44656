/// The names of months, by which a date that a spreadsheet wrote for `9/10` is known.
enum MonthNames {
  /// Whether a word is the name of a month or its abbreviation, in one of forty languages.
  ///
  /// - Parameter word: The word in lower case, without a full stop.
  /// - Returns: Whether it is one.
  /// - Complexity: O(length of the word).
  static func contain(_ word: String) -> Bool { names.contains(word) }

  /// Wide and abbreviated names of the Unicode Common Locale Data Repository, in lower case.
  private static let names = Set(
    """
    abe abendua abr abril abu abuztua ag ago agost agosto agu agustus aib aibreán août api apirila
    apr april aprile aprilie aprill apríl apríla aprīlis ara aralık aug august augusta augusti
    augusts augustus augusztus avg avgust avr avril aza azaroa ağu ağustos bal balandis balandžio
    beal bealtaine birž birželio birželis bře březen března cze czerwca czerwiec dec december
    decembra decembrie decembris decembro des desember desembre dets detsember dez dezember
    dezembro dfómh dic dicembre diciembre dub duben dubna déc décembre ean eanáir eka ekaina eki
    ekim elo elokuu elokuuta ene enero eyl eylül feabh feabhra feb febbraio febr febreiro febrer
    febrero februar februari februarie february február februára februāris febrúar fev fevereiro
    févr février geg gegužė gegužės gen gener gennaio giu giugno gru grudnia grudzień gruod
    gruodis gruodžio haz haziran heinä heinäkuu heinäkuuta helmi helmikuu helmikuuta huhti
    huhtikuu huhtikuuta ian ianuarie ira iraila iul iulie iun iunie iúil jaan jaanuar jan janeiro
    januar januari january január januára janv janvier janvāris janúar joulu joulukuu joulukuuta
    juil juillet juin jul julho juli julij julio juliol july jun june junho juni junij junio juny
    juuli juuni júl júla július júlí jún júna június júní jūl jūlijs jūn jūnijs kas kasım kesä
    kesäkuu kesäkuuta kol kolovoz kolovoza kov kovas kovo kvě květen května kwi kwiecień kwietnia
    lapkr lapkritis lapkričio led leden ledna liep liepa liepos lip lipanj lipca lipiec lipnja lis
    listopad listopada listopadu loka lokakuu lokakuuta lug luglio lut lutego luty lún lúnasa
    maalis maaliskuu maaliskuuta maart mag maggio mai maiatza maig maijs maio maj maja mar marca
    march marec maret marras marraskuu marraskuuta mars mart martie marts martxoa marzec marzo
    març março may mayo mayıs maí mei meith meitheamh mfómh mrt mrz máj mája május márc március
    márta mär märts märz nis nisan noiembrie nollaig nov november novembra novembre novembris
    novembro noviembre nóv nóvember oca ocak oct october octobre octombrie octubre okt oktober
    oktobris oktoober október októbra ots otsaila ott ottobre out outubro ožu ožujak ožujka paź
    październik października prosinac prosinca prosince prosinec rugp rugpjūtis rugpjūčio rugs
    rugsėjis rugsėjo ruj rujan rujna samh samhain saus sausio sausis sep sept september septembra
    septembre septembrie septembris septiembre set setembre setembro settembre sie sierpień
    sierpnia sij siječanj siječnja spal spalio spalis srp srpanj srpen srpna srpnja stu studeni
    studenoga sty styczeń stycznia svi svibanj svibnja syys syyskuu syyskuuta szept szeptember
    tammi tammikuu tammikuuta tem temmuz touko toukokuu toukokuuta tra travanj travnja urr urria
    urt urtarrila uzt uztaila vas vasario vasaris veebr veebruar velj veljača veljače wrz wrzesień
    września xan xaneiro xul xullo xuño zář září ágú ágúst ápr április úno únor února červen
    července červenec června čvc čvn říj říjen října şub şubat
    απρ απρίλιος απριλίου αυγ αυγούστου αύγ αύγουστος δεκ δεκέμβριος δεκεμβρίου ιαν
    ιανουάριος ιανουαρίου ιουλ ιουλίου ιουν ιουνίου ιούλ ιούλιος ιούν ιούνιος μάι
    μάιος μάρ μάρτιος μαΐ μαΐου μαρ μαρτίου νοέ νοέμβριος νοε νοεμβρίου οκτ
    οκτωβρίου οκτώβριος σεπ σεπτέμβριος σεπτεμβρίου φεβ φεβρουάριος φεβρουαρίου авг
    август августа апр апрель апреля април бер березень березня вер вересень вересня
    груд грудень грудня дек декабрь декабря декември дец децембар жовт жовтень
    жовтня июл июль июля июн июнь июня квіт квітень квітня лип липень липня лист
    листопад листопада лют лютий лютого май мар март марта мая мај нов новембар ное
    ноември нояб ноябрь ноября окт октобар октомври октябрь октября сент сентябрь
    сентября сеп септембар септември серп серпень серпня січ січень січня трав
    травень травня феб фебруар фев февр февраль февраля февруари черв червень червня
    юли юни янв январь января яну януари јан јануар јул јун אוגוסט אוקטובר אפריל
    דצמבר יולי יוני ינואר מאי מרץ נובמבר ספטמבר פברואר آوریل أبريل أغسطس أكتوبر اوت
    اکتبر دسامبر ديسمبر سبتمبر سپتامبر فبراير فوریه مارس مايو مه نوامبر نوفمبر يناير
    يوليو يونيو ژانویه ژوئن ژوئیه अक्टूबर अगस्त अप्रैल जनवरी जुलाई जून दिसंबर नवंबर
    फ़रवरी मई मार्च सितंबर กรกฎาคม กันยายน กุมภาพันธ์ ตุลาคม ธันวาคม พฤศจิกายน
    พฤษภาคม มกราคม มิถุนายน มีนาคม สิงหาคม เมษายน 一月 七月 三月 九月 二月 五月 八月 六月 十一月 十二月 十月
    四月
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}
