"""Names of many countries, by which training sentences are made less dependent on known names.

Written for this project; no entry is taken from a corpus. Each list is deliberately mixed: the
point is that a name the model never saw must be recognised by its shape and its surroundings.
"""

from __future__ import annotations


def _listed(text: str, separator: str | None = None) -> list[str]:
    """Split a list written over several lines, by ``separator`` (default: any white space)."""
    if separator is None:
        return text.split()
    return [name for line in text.strip().splitlines() for name in line.split(separator)]


GIVEN_NAMES = _listed(
    """
Dmytro Oleksandr Volodymyr Andriy Iryna Oksana Kateryna Serhiy Mykhailo Yulia Vladimir Sergei
Dmitry Maria Alexei Nikolai Olga Natalia Yevgeny Anton Pete Marco Karoline Kaja Ursula Emmanuel
Giorgia Pedro Olaf Friedrich Annalena Johannes Klaus Jens Anders Lars Ingrid Sigrid Bjorn Mette
Magnus Sanna Petteri Janez Ivana Marko Zoran Aleksandar Milorad Viktor Andrej Tomas Karel Petr
Agnieszka Donald Radoslaw Zbigniew Gitanas Ingrida Edgars Kristjan Nicolae Maia Klaus Ion Elena
Boyko Kiril Kyriakos Alexis Nikos Eleni Recep Hakan Fatma Mevlut Bekir Meral Abdullah Mohammed
Ahmed Mahmoud Khaled Hassan Hussein Ali Bashar Walid Nabih Najib Rania Abdel Sameh Mostafa Salman
Faisal Turki Tamim Mariam Anwar Reza Javad Ebrahim Ayatollah Masoud Narges Mahsa Benjamin Yair
Benny Naftali Tzipi Ehud Isaac Yoav Narendra Rahul Priyanka Amit Arvind Smriti Imran Shehbaz
Bilawal Nawaz Maryam Khawaja Sheikh Muhammad Ashraf Hamid Zabihullah Sirajuddin Xi Li Wang Zhang
Liu Chen Mao Hua Wei Jinping Keqiang Fumio Shinzo Yoshihide Shigeru Yuriko Taro Hiroshi Akira
Haruka Yoon Moon Lee Kim Min-jae Soo-jin Jae-myung Lai Tsai Ferdinand Rodrigo Leila Bongbong Joko
Prabowo Retno Anies Mahathir Najib Ismail Prayuth Yingluck Thaksin Pham Nguyen Tran Hun Aung Min
Suu Lula Jair Dilma Gabriel Sebastian Michelle Alberto Cristina Javier Mauricio Nicolas Hugo Juan
Maria Gustavo Ivan Andres Claudia Vicente Felipe Enrique Daniel Nayib Evo Luis Rafael Cyril Jacob
Thabo Lindiwe Nkosazana Emmerson Nelson Uhuru William Raila Yoweri Paul Abiy Tedros Sahle Isaias
Bola Muhammadu Goodluck Ngozi Nana John Ellen Alassane Macky Ousmane Faure Denis Felix Joseph
Samia Hakainde Lazarus Filipe Joao Fatou Winnie Justin Chrystia Melanie Jagmeet Rishi Keir Boris
Theresa Angela Yvette David Nigel Humza Nicola Leo Micheal Mary Jacinda Christopher Winston
Anthony Scott Penny Peter Malcolm Anika Sofia Chloe Liam Noah Emma Grace Owen Kwame Amina Zainab
Yusuf Ibrahim Fatima Aisha Omar Bilal Samir Layla Nadia Tariq Zara Arjun Deepa Sanjay Lakshmi Ravi
Meera Hiroko Kenji Naomi Mei Ling Jun Sung Thuy Linh Siti Dewi Agus Kofi Adaeze Chinua Tendai
Thandiwe Sipho Zanele Mateo Camila Santiago Valentina Diego Lucia Bruno Beatriz Thiago Astrid
Freya Soren Henrik Matti Aino Jaan Liis Janis Vytautas Wojciech Katarzyna Jiri Zuzana Istvan
Zsofia Radu Ioana Stoyan Dragana Besnik Arta Levan Nino Armen Anahit Nurlan Aigerim Rustam Shavkat
"""
)

SURNAMES = _listed(
    """
Lytvyn Zelenskyy Podolyak Yermak Kuleba Sybiha Umerov Syrskyi Budanov Danilov Poroshenko
Tymoshenko Putin Peskov Lavrov Zakharova Medvedev Shoigu Belousov Patrushev Navalny Volkov
Sobyanin Matviyenko Hegseth Vance Rubio Leavitt Bessent Waltz Witkoff Gabbard Patel Burgum Lutnick
Kallas Costa Macron Barrot Lecornu Attal Bayrou Meloni Tajani Crosetto Salvini Sanchez Albares
Scholz Merz Baerbock Pistorius Habeck Lindner Stoltenberg Rutte Schoof Wilders Frederiksen
Rasmussen Kristersson Billstrom Stubb Orpo Valtonen Marin Tusk Sikorski Duda Nawrocki Kaczynski
Fiala Babis Lipavsky Fico Blanar Orban Szijjarto Magyar Vucic Dodik Plenkovic Milanovic Golob
Kurti Rama Mitsotakis Dendias Tsipras Iohannis Ciolacu Georgescu Sandu Borissov Radev Erdogan
Fidan Kalin Imamoglu Kilicdaroglu Yildirim Netanyahu Gallant Gantz Lapid Herzog Bennett Danon
Sa'ar Abbas Haniyeh Sinwar Mashaal Nasrallah Qassem Mikati Berri Assad Sharaa Shaibani Sudani
Maliki Barzani Talabani Pezeshkian Araghchi Khamenei Raisi Zarif Ghalibaf Baghaei Sisi Shoukry
Madbouly Abdelatty Dbeibah Haftar Saied Tebboune Safadi Jubeir Thani Gargash Houthi Saree Sharif
Dar Asif Zardari Bhutto Khan Munir Modi Jaishankar Singh Gandhi Kejriwal Banerjee Thackeray Misri
Hasina Yunus Rahman Wickremesinghe Rajapaksa Dissanayake Deuba Oli Dahal Akhundzada Mujahid
Haqqani Ghani Jinping Keqiang Qiang Yi Wenbin Ning Mao Jian Kishida Ishiba Hayashi Iwaya Takaichi
Koike Suga Abe Yoon Jae-myung Tae-yul Jong-un Yo-jong Ching-te Ing-wen Hsiao Marcos Duterte Manalo
Brawner Teodoro Widodo Subianto Marsudi Sugiono Anwar Hasan Mahathir Wong Balakrishnan Srettha
Shinawatra Sihasak Chinh Lam Manet Hlaing Silva Bolsonaro Haddad Vieira Milei Mondino Massa Boric
Kast Petro Murillo Duque Maduro Machado Gonzalez Rodriguez Boluarte Castillo Noboa Lasso Arce
Morales Sheinbaum Obrador Ebrard Bukele Arevalo Ortega Diaz-Canel Ramaphosa Lamola Zuma Malema
Mnangagwa Chamisa Ruto Odinga Mudavadi Museveni Kagame Nduhungirehe Tshisekedi Kayikwamba Ahmed
Timothy Afwerki Tinubu Obi Tuggar Atiku Mahama Akufo-Addo Ouattara Faye Sonko Traore Goita Tchiani
Hichilema Chakwera Chapo Mondlane Lourenco Hassan Trudeau Carney Freeland Joly Poilievre Anand
Starmer Lammy Reeves Healey Cooper Sunak Cameron Badenoch Farage Swinney Sturgeon Martin Varadkar
Harris Albanese Wong Marles Dutton Luxon Peters Ardern Seymour Guterres Dujarric Grossi Tedros
Lazzarini Turk Borrell Okonkwo Adeyemi Mensah Diallo Keita Ndiaye Mwangi Kiplagat Banda Moyo
Dlamini Nkosi Petrov Ivanova Novak Horvat Kowalski Nowak Svoboda Nagy Popescu Dimitrov
Papadopoulos Yilmaz Demir Kaya Haddad Khoury Mansour Farouk Nasser Aziz Karimi Hosseini Rostami
Levy Cohen Mizrahi Sharma Gupta Iyer Reddy Chaudhry Perera Thapa Tanaka Sato Yamamoto Nakamura
Park Choi Kang Nguyen Tran Le Santos Reyes Cruz Wijaya Lindqvist Johansson Hansen Nielsen Virtanen
Korhonen Tamm Kask Berzins Kazlauskas Muller Schmidt Weber Fischer Dubois Lefebvre Moreau Rossi
Ferrari Bianchi Garcia Fernandez Alvarez Oliveira Pereira Jansen
"""
)

COMPOUND_SURNAMES = _listed(
    """
von der Leyen|de la Cruz|al-Assad|bin Salman|al-Sisi|van der Berg|da Silva|Al Thani|al-Sharaa
de Silva|bin Zayed|el-Sisi|al-Maliki|Lopez Obrador|ben Gvir|Ben-Gvir|Le Pen|Abu Rudeineh|de Klerk
Aung Hlaing|van Dijk|dos Santos|O'Brien|O'Sullivan|McAllister|MacDonald|al-Houthi|al-Sudani
Di Maio|D'Souza
""",
    "|",
)

PLACES = _listed(
    """
Ukraine|Russia|China|Iran|Israel|Gaza|Lebanon|Syria|Iraq|Yemen|Qatar|Egypt|Jordan|Turkey|Poland
Moldova|Georgia|Armenia|Azerbaijan|Tajikistan|Kazakhstan|Uzbekistan|Kyrgyzstan|Belarus|Hungary
Serbia|Kosovo|France|Germany|Britain|Spain|Italy|Portugal|Norway|Sweden|Finland|Estonia|Latvia
Lithuania|Greece|India|Pakistan|Afghanistan|Bangladesh|Nepal|Sri Lanka|Myanmar|Thailand|Vietnam
Cambodia|Laos|Malaysia|Indonesia|Philippines|Japan|South Korea|North Korea|Taiwan|Mongolia
Australia|New Zealand|Fiji|Samoa|Brazil|Argentina|Chile|Colombia|Venezuela|Peru|Ecuador|Bolivia
Mexico|Guatemala|Honduras|Haiti|Cuba|Nigeria|Ghana|Kenya|Uganda|Rwanda|Burundi|Ethiopia|Eritrea
Somalia|Sudan|South Sudan|Chad|Mali|Niger|Burkina Faso|Senegal|Ivory Coast|Sierra Leone|Liberia
Cameroon|Gabon|Angola|Zambia|Zimbabwe|Malawi|Mozambique|Tanzania|South Africa|Namibia|Botswana
Libya|Tunisia|Algeria|Morocco|Mauritania|Canada|Kyiv|Kharkiv|Odesa|Lviv|Mariupol|Kherson|Donetsk
Luhansk|Zaporizhzhia|Dnipro|Bakhmut|Pokrovsk|Crimea|Moscow|St. Petersburg|Voronezh|Belgorod|Kursk
Rostov-on-Don|Kazan|Vladivostok|Grozny|Dagestan|Minsk|Warsaw|Prague|Budapest|Bucharest|Sofia
Belgrade|Sarajevo|Pristina|Skopje|Tirana|Chisinau|Tbilisi|Baku|Yerevan|Ankara|Istanbul|Izmir
Damascus|Aleppo|Idlib|Beirut|Tripoli|Baghdad|Mosul|Basra|Erbil|Tehran|Isfahan|Natanz|Fordo|Riyadh
Jeddah|Doha|Abu Dhabi|Dubai|Muscat|Sanaa|Hodeidah|Aden|Cairo|Rafah|Khan Younis|Gaza City|West Bank
Ramallah|Jenin|Jerusalem|Tel Aviv|Haifa|Golan Heights|Amman|Kabul|Kandahar|Herat|Islamabad|Karachi
Lahore|Peshawar|New Delhi|Mumbai|Kolkata|Chennai|Kashmir|Manipur|Dhaka|Colombo|Kathmandu|Yangon
Naypyidaw|Bangkok|Phnom Penh|Hanoi|Ho Chi Minh City|Kuala Lumpur|Singapore|Jakarta|Bali|Manila
Mindanao|Taipei|Seoul|Pyongyang|Busan|Tokyo|Osaka|Okinawa|Hiroshima|Beijing|Shanghai|Hong Kong
Guangzhou|Wuhan|Xinjiang|Tibet|Ulaanbaatar|Canberra|Sydney|Melbourne|Wellington|Auckland|London
Manchester|Edinburgh|Belfast|Dublin|Paris|Marseille|Lyon|Brussels|Antwerp|The Hague|Amsterdam
Berlin|Munich|Hamburg|Vienna|Geneva|Zurich|Davos|Rome|Milan|Sicily|Lampedusa|Madrid|Barcelona
Valencia|Lisbon|Athens|Lesbos|Nicosia|Oslo|Stockholm|Copenhagen|Helsinki|Tallinn|Riga|Vilnius
Kaliningrad|Reykjavik|Greenland|Nuuk|Ottawa|Toronto|Montreal|Alberta|Caracas|Bogota|Quito|Lima
La Paz|Santiago|Buenos Aires|Montevideo|Brasilia|Sao Paulo|Rio de Janeiro|Mexico City|Tijuana
Sinaloa|Havana|Port-au-Prince|San Salvador|Tegucigalpa|Managua|Panama City|Lagos|Abuja|Kano|Accra
Dakar|Bamako|Ouagadougou|Niamey|N'Djamena|Khartoum|Darfur|El Fasher|Port Sudan|Juba|Addis Ababa
Tigray|Mogadishu|Nairobi|Mombasa|Kampala|Kigali|Goma|Kinshasa|Bunia|Lusaka|Harare|Maputo|Pretoria
Johannesburg|Cape Town|Durban|Windhoek|Luanda|Algiers|Tunis|Rabat|Casablanca|Benghazi|Texas|Ohio
Washington|New York|California|Florida|Pennsylvania|Chicago|Los Angeles|Houston|Detroit
Minneapolis|Red Sea|Black Sea|South China Sea|Baltic Sea|Central Asia|Middle East|Latin America
Eastern Europe
""",
    "|",
)

ORGANISATIONS = _listed(
    """
Interior Ministry|Foreign Ministry|Defense Ministry|Ministry of Defence
Ministry of Foreign Affairs|Finance Ministry|Health Ministry|Central Bank|European Commission
European Union|European Parliament|United Nations|Security Council|UN|EU|NATO|IMF|World Bank
World Health Organization|WHO|UNICEF|UNRWA|Red Cross|Amnesty International|Human Rights Watch
Reuters|AFP|TASS|Xinhua|Kyodo|Yonhap|Al Jazeera|Al Arabiya|Ukrinform|Interfax|RIA Novosti|Sputnik
BBC|CNN|Fox News|Sky News|Der Spiegel|Le Monde|Bild|The Guardian|Asharq Al-Awsat|Haaretz
Times of Israel|Kyiv Independent|Financial Times|Bloomberg|ISIS|Islamic State|Hamas|Hezbollah
Taliban|al-Qaeda|al-Shabaab|Boko Haram|Houthis|Wagner Group|PKK|SDF|Kremlin|White House|Pentagon
State Department|Knesset|Bundestag|State Duma|Verkhovna Rada|Majlis|Congress|House of Commons
Supreme Court|Constitutional Court|International Criminal Court|ICC|IAEA|OPEC|WTO|FBI|CIA|FSB|SBU
Mossad|MI6|IDF|IRGC|Revolutionary Guards|Gazprom|Rosneft|Naftogaz|Aramco|Huawei|TikTok|Boeing
Airbus|Lufthansa|Turkish Airlines|Siemens|Volkswagen|Toyota|Samsung|Google|Meta|OpenAI|Tesla
Labour Party|Conservative Party|Liberal Party|Social Democrats|Green Party|Fidesz|Likud|AfD
Law and Justice|Bharatiya Janata Party|African National Congress|African Union|Arab League|ASEAN
Economic Community of West African States|ECOWAS|Kurdistan Workers' Party|Justice Ministry
National Guard|Security Service|University of Oxford|Chatham House|Atlantic Council
Rand Corporation|Greenpeace|Oxfam|Save the Children|Homeland Security|Treasury Department
Justice Department|Federal Reserve|Downing Street|Elysee
""",
    "|",
)

#: Adjective and plural noun of a people or country.
PEOPLES = [
    (adjective, plural)
    for adjective, _, plural in (
        pair.partition("/")
        for pair in _listed(
            """
Russian/Russians Ukrainian/Ukrainians American/Americans Tajik/Tajiks Kazakh/Kazakhs Uzbek/Uzbeks
Chechen/Chechens Belarusian/Belarusians Polish/Poles German/Germans French/French British/Britons
Spanish/Spaniards Italian/Italians Greek/Greeks Turkish/Turks Kurdish/Kurds Syrian/Syrians
Iraqi/Iraqis Iranian/Iranians Israeli/Israelis Palestinian/Palestinians Lebanese/Lebanese
Egyptian/Egyptians Saudi/Saudis Qatari/Qataris Yemeni/Yemenis Jordanian/Jordanians Afghan/Afghans
Pakistani/Pakistanis Indian/Indians Bangladeshi/Bangladeshis Nepali/Nepalis Chinese/Chinese
Taiwanese/Taiwanese Japanese/Japanese Korean/Koreans Vietnamese/Vietnamese Thai/Thais
Filipino/Filipinos Indonesian/Indonesians Malaysian/Malaysians Australian/Australians
Mexican/Mexicans Cuban/Cubans Haitian/Haitians Venezuelan/Venezuelans Colombian/Colombians
Brazilian/Brazilians Argentine/Argentines Chilean/Chileans Nigerian/Nigerians Ghanaian/Ghanaians
Kenyan/Kenyans Ethiopian/Ethiopians Sudanese/Sudanese Somali/Somalis Libyan/Libyans
Tunisian/Tunisians Algerian/Algerians Moroccan/Moroccans Rwandan/Rwandans Congolese/Congolese
Canadian/Canadians Irish/Irish Scottish/Scots Dutch/Dutch Belgian/Belgians Swiss/Swiss
Austrian/Austrians Hungarian/Hungarians Czech/Czechs Slovak/Slovaks Romanian/Romanians
Bulgarian/Bulgarians Serbian/Serbs Croatian/Croats Bosnian/Bosnians Albanian/Albanians
Finnish/Finns Swedish/Swedes Norwegian/Norwegians Danish/Danes Estonian/Estonians Latvian/Latvians
Lithuanian/Lithuanians Georgian/Georgians Armenian/Armenians Azerbaijani/Azerbaijanis
European/Europeans African/Africans Asian/Asians Arab/Arabs Muslim/Muslims Christian/Christians
Jewish/Jews Sunni/Sunnis Shiite/Shiites Republican/Republicans Democratic/Democrats
"""
        )
    )
]

#: Sentence frames of our own wording. Capitals in braces are filled from the lists above;
#: the words between stay untagged.
FRAMES = _listed(
    """
{MISC} presidential adviser {PER} said the talks would resume next week .
{MISC} Foreign Minister {PER} told {ORG} that his country rejected the accusation .
Defense Secretary {PER} said on Tuesday that {LOC} would not be abandoned .
{PER} , a spokesman for the {ORG} , denied the report .
{PER} , a spokeswoman for {ORG} , declined to comment .
A senior {ORG} official , speaking on condition of anonymity , dismissed the claim .
{ORG} officials said there was no evidence that {LOC} was involved .
{ORG} claimed responsibility for the attack in {LOC} .
The {ORG} said it was not aware of any such meeting in {LOC} .
A claim denied by {LOC} and dismissed by {LOC} .
{MISC} President {PER} met {MISC} Prime Minister {PER} in {LOC} on Friday .
Prime Minister {PER} accused {LOC} of breaking the ceasefire .
" We will answer every strike , " {PER} told reporters in {LOC} .
" This is simply not true , " said {PER} , head of the {ORG} office in {LOC} .
{LOC} has repeatedly denied supplying weapons to {ORG} .
{LOC} and {LOC} signed the agreement last year , according to {ORG} .
{MISC} media reported that {PER} had left {LOC} overnight .
Most of the victims were {MISC} who had lived in {LOC} for years .
{MISC} officials said two {MISC} had been detained near {LOC} .
U.S. envoy {PER} will travel to {LOC} , {ORG} reported , citing two officials .
In a post on Telegram , Governor {PER} said drones had hit a depot in {LOC} .
Opposition leader {PER} called on {PER} to step down .
Lawmakers from {PER} 's party questioned the figures published by the {ORG} .
{PER} 's lawyer , {PER} , said his client would appeal .
Analyst {PER} of {ORG} said {LOC} had little choice .
The ministry in {LOC} said {PER} was lying .
Chancellor {PER} and President {PER} spoke by phone , the {ORG} said .
Vice President {PER} said he did not believe the {MISC} account .
Sen. {PER} wrote on X that the {ORG} had misled Congress .
Former {ORG} chief {PER} told {ORG} the plan came from {LOC} .
Police in {LOC} arrested a {MISC} national on Monday .
Gen. {PER} , the commander of {MISC} forces in {LOC} , said the town had fallen .
Relatives of {PER} said they had heard nothing since he was taken to {LOC} .
King {PER} received the {MISC} delegation in {LOC} .
Researchers at {ORG} said the {MISC} figures could not be verified .
Asked about the letter , {PER} said : " Ask {PER} . "
{MISC} troops crossed into {LOC} , the {ORG} said in a statement .
{PER} and {PER} have both denied wrongdoing .
Reporting by {PER} in {LOC} ; editing by {PER}
( {ORG} Photo / {PER} )
FILE - {PER} attends a meeting with {PER} in {LOC} , {LOC} , on June 3 , 2024 .
{LOC} ( {ORG} ) - {PER} said on Sunday he would run again .
""",
    "\n",
)

#: Institutions the silver parse tags as places or people although they speak in the news.
KNOWN_LABELS = {
    "White House": "ORG",
    "The White House": "ORG",
    "Kremlin": "ORG",
    "Pentagon": "ORG",
    "Taliban": "ORG",
    "ISIL": "ORG",
    "GOP": "ORG",
    "Fox": "ORG",
    "Twitter": "ORG",
    "Facebook": "ORG",
    "Nice": "LOC",
    "Cleveland": "LOC",
    "New Hampshire": "LOC",
    "Oval Office": "LOC",
    "Capitol Hill": "LOC",
    "Wall Street": "LOC",
    "Clintons": "PER",
    "Clinton Foundation": "ORG",
}
