"""Names, schools and words for fictional children; none is taken from a real record."""

GIVEN = {
    "F": """
        Ada Amelia Anwen Beatrix Bronwen Carys Cerys Chloe Daisy Delyth Edith Eira Elin
        Elsie Erin Esme Ffion Florence Freya Gwen Hattie Hazel Heather Imogen Iris Isla
        Ivy Jasmine Josie Keira Lacey Layla Lily Lola Lottie Mabel Maisie Megan Mia Mollie
        Nancy Nia Niamh Olive Orla Phoebe Poppy Rhian Rosa Rosie Ruby Saffron Seren Sian
        Skye Summer Tegan Tilly Willow Zara
    """.split(),
    "M": """
        Aaron Aled Alfie Archie Arlo Arthur Barney Bertie Bobby Bryn Caleb Callum Connor
        Dewi Dylan Eddie Elis Elliot Emrys Ethan Evan Ewan Felix Finley Frank Freddie
        George Gethin Harri Harvey Hugo Huw Ifan Iwan Jac Jake Jenson Joey Jude Kai Kieran
        Leo Lewis Logan Luca Macsen Mason Max Morgan Ned Oakley Ollie Oscar Owen Reggie
        Rhys Riley Ronnie Rory Sonny Stanley Teddy Toby Tomos Wilf
    """.split(),
}
FAMILY = """
    Ashgrove Barnfield Birchall Blackmoor Bramblewick Brightwell Brockhurst Cattermole
    Chapelow Copperfield Crabtree Cragside Cresswell Dovedale Elderton Fairbrother
    Fernleigh Foxglove Garroway Gorsebrook Greenhalgh Hartwell Hawksworth Hazeldine
    Heathcote Hollybush Inglewood Kettlewell Larkspur Lavenham Linden Lockwood Longmynd
    Marlbrook Meadowcroft Merryweather Millbank Mistlethorpe Nettlefold Oakenshaw
    Orchardleigh Pebblewood Pennyworth Quickthorn Ravenhill Redfern Rowanbank Rushbrook
    Saltmarsh Silverdale Skylark Stonebridge Sweetbriar Tanglewood Thistlewood Thornbury
    Underhill Wainwright Westerdale Wheatcroft Whitebeam Wildgoose Willowby Windermere
    Wyebridge Yarrow
""".split()
SCHOOLS = (
    "Applewood Academy",
    "Blackthorn High School",
    "Cidermill College",
    "Hopfield School",
    "Orchard Bank Academy",
    "Riverside Community School",
    "Wyeside Sixth Form",
)
CONCERNS = (
    "Seen with unknown adults in the town centre; new phone and trainers not explained.",
    "Late home three times this month and will not say where; school attendance has fallen.",
    "Messages from an adult asking to meet; the child is worried and has told a teacher.",
    "Travelling by train to another city; found with cash and two phones.",
    "Named by a friend as being pressured to carry things for older young people.",
    "Older partner; the family reports controlling behaviour and missed college.",
)
TOLD = "By email: what was decided, and whom to ring with more."
PASSED_TO = "The safeguarding lead there was told by telephone and takes it on."
RATIONALE = "Agencies' information considered together; the level reflects what is known now."
SUMMARY = "Plan completed; agencies agree that the risk has reduced and support is in place."
