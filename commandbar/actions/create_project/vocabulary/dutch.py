"""The Dutch words of a request."""

from collections.abc import Mapping
from typing import Final

from commandbar.actions.create_project.vocabulary.marks import Mark

PHRASES: Final[Mapping[Mark, str]] = {
    Mark.CREATE: """
        maak; maken; doe maar; zet; zetten; open; start; begin; voeg; toevoegen; aanmaken; opzetten;
        registreer; ik wil; we willen; wij willen; graag; nieuw; nieuwe; leg; vastleggen; boek;
        ik heb nodig; (we|wij|ik) hebben; doe; regel
    """,
    Mark.PROJECT: """
        project; opdracht; klus; projectje
    """,
    Mark.CALLED: """
        genaamd; genoemd; getiteld; met de naam; met als (naam|titel); noem het [project];
        noem (hem|dit); heet; het heet; dat heet; naam; projectnaam; titel; onder de naam;
        de naam is; die we noemen; naam van het project; genaamd het
    """,
    Mark.FOR: """
        voor; ten behoeve van
    """,
    Mark.CLIENT_LABEL: """
        klant; opdrachtgever; voor [de|onze|een|nieuwe|de nieuwe|onze nieuwe|een nieuwe] klant;
        klantnaam; nieuwe klant; namens; afnemer; is de klant; klanten
    """,
    Mark.FIXED: """
        vaste prijs; vaste aanneemsom; vast bedrag; vast; vaste; prijs vast; vastgestelde prijs;
        vaste som; lumpsum; tegen vaste prijs
    """,
    Mark.HOURLY: """
        per uur; uurbasis; op uurbasis; urenbasis; op urenbasis; regie; in regie; op basis van uren;
        nacalculatie; op nacalculatie; uren; uurtje factuurtje; op regiebasis
    """,
    Mark.MIXED: """
        gemengd; gemengde; gemengde facturatie; hybride; deels vast deels per uur; gemixt; gemixte;
        combinatie van vast en uren
    """,
    Mark.BUDGET: """
        budget; totaal; totaalbudget; totaalbedrag; totaalprijs; in totaal; prijs; aanneemsom;
        projectbudget; begroting; begroot op; begroot; totale (prijs|budget|som|waarde|begroting);
        ter waarde van; waarde; alles bij elkaar; alles inbegrepen; bedrag; samen; som; het totaal;
        met een budget van; projectprijs; offertebedrag;
        budget [van|is] (maximaal|max|hooguit|hoogstens); (maximaal|maximum) budget [van];
        niet meer dan
    """,
    Mark.RATE: """
        tarief; uurtarief; uurprijs; tarief per uur; uurloon; tarieven
    """,
    Mark.MILESTONES: """
        mijlpaal; mijlpalen; fase; fases; fasen; termijn; termijnen; deelbetaling; deelbetalingen;
        stap; stappen; onderdeel; onderdelen; deel; delen; betaalschema; betaling; betalingen;
        betaalplan; verdeeld (in|over); opgesplitst in; opgedeeld in; bestaande uit; deelopdrachten;
        oplevermomenten; betalingsschema; stuk; stukken; gesplitst in; porties
    """,
    Mark.COVERS: """
        inclusief; omvat; omvattend; dat omvat; wat omvat; die omvat; omschrijving; met daarin;
        te weten; namelijk; dit omvat; dat wil zeggen; d . w . z .; beschrijving; inhoud; bevat;
        die bevat; wat inhoudt; dat behelst; behelst; toelichting; waaronder; dekt; die dekt;
        met inbegrip van; daaronder valt; hieronder valt; scope; daarbij hoort
    """,
    Mark.TAKE_BACK: """
        nee wacht; wacht; eigenlijk; sorry; correctie; pardon; ik bedoel; liever; nee; toch;
        maak daar [maar]; maak dat; bij nader inzien; in plaats daarvan; nee toch; oeps; o nee;
        verander; wijzig; nee sorry; wordt toch; ik bedoelde; herstel; moet zijn; of nee;
        wacht even; ho; (vergeet|schrap|negeer) dat; toch maar; maak er
    """,
    Mark.LINK: """
        à; is; zijn; van; kost; kosten; bedraagt; krijgt; ad; wordt; tegen; op; komt op;
        is goed voor; geprijsd op; met; =; moet (zijn|worden); komt uit op; gaat voor; ontvangt;
        kostende
    """,
    Mark.ONTO: """
        aan; naar; gaat naar; gaan naar; bij; over; is voor; zijn voor; gaat op;
        bij (oplevering|levering|afronding|goedkeuring) van;
        na (oplevering|goedkeuring|afronding) van; tussen; bestemd voor; is bestemd voor; gaat in;
        na; komt bij; in; valt onder; valt op; gaat zitten in
    """,
    Mark.AND: """
        en; plus; dan; daarna; vervolgens; ten slotte; tenslotte; maar; en dan; en daarna; alsmede;
        evenals; en ook; terwijl; gevolgd door; tot slot; alsook; en tot slot
    """,
    Mark.EACH: """
        elk; ieder; per stuk; per (mijlpaal|fase|termijn|deel|stap|betaling|onderdeel); elke;
        iedere [mijlpaal|fase]; voor elk; elke (mijlpaal|fase)
    """,
    Mark.ORDERS: """
        wil; wilt; willen; bestelt; bestelde; heeft besteld; vraagt; vraagt om; vroeg om;
        heeft nodig; nodig; akkoord met; is akkoord met; gaat akkoord met; bevestigt; bevestigde;
        heeft; neemt; gunt ons; kiest voor; bestellen; laat; wenst; heeft gevraagd om; wil graag;
        (geef|geven) [hierbij] (akkoord|opdracht) (op|voor|tot); akkoord (op|voor);
        groen licht voor; (willen|wil) graag (starten met|doorgaan met)
    """,
    Mark.OTHER_ACTION: """
        verwijder; verwijderen; wis; annuleer; archiveer; factureer; factuur; facturen; stuur;
        verstuur; markeer; heropen; betaal; toon; laat zien; zoek; exporteer; schrijf; log;
        registreer uren; herinner; hernoem; verplaats; sluit; rond af; afronden; afgerond;
        uitleggen; vertel; voltooid; maak over; crediteer; mail; bereken
    """,
    Mark.ASKS: """
        welke; wat; hoe; hoeveel; wanneer; wie; waarom; waar; is er; zijn er; hebben we; moeten we;
        klopt het; staat; mag ik
    """,
    Mark.HEDGE: """
        of; ongeveer; circa; ca; rond; rond de; maximaal; minimaal; max; misschien; exclusief; excl;
        min; minus; minder; korting; inclusief btw; incl; tenzij; behalve; niet; zonder; minstens;
        hoogstens; als; btw; wellicht; waarschijnlijk; onder; vorig jaar; geen; per dag; per week;
        per maand; per jaar; extra; optioneel; zo'n; indien; eerder
    """,
    Mark.DUE: """
        uiterlijk; deadline; klaar; klaar op; opleverdatum; per; vervaldatum; vervalt op; gereed;
        gereed op; op te leveren; opgeleverd; datum; af; af op; uiterlijk op; tot; verschuldigd;
        te betalen; vanaf; respectievelijk; af tegen
    """,
    Mark.DROP: """
        laat weg; schrap; haal weg; sla over; haal eraf
    """,
    Mark.NOISE: """
        [van|uit] (deze|dit|de|het|een) (mail|mailtje|e mail|bericht|notitie) [hieronder]
    """,
    Mark.FILLER: """
        een; de; het; ons; onze; mijn; we; wij; ik; dit; dat; er; die; deze; alsjeblieft; aub; svp;
        alstublieft; te; om; eerst; eerste; tweede; derde; laatste; nog; alleen; nu; gisteren;
        vandaag; ook; weer;
        even; worden; uit; door; hem; haar; het gaat om; gaat; gaan; type; soort; facturatie;
        facturering; als volgt; hierbij; hallo; hoi; dag; bedankt; dank; graag gedaan; tot nu toe;
        totaal van; project is; komt; komen; eerst nog; samen met; kun; kan; je; jij; u; zou; kunt;
        mij; me; moet; bitte; gelijke; gelijk; gelijkmatig; valuta; uw; verder; alvast; gewoon;
        hier; beide; alle; euro's; bedragen in; factureren in;
        als (je|jij|u|jullie) (wilt|kunt|wil|kan|zou); indien mogelijk; [te] (betalen|betaald) in;
        het zou fijn zijn als; als het kan; voorwaarden; gebouwd; gemaakt; ontwikkeld;
        laten (bouwen|maken|ontwikkelen|ontwerpen|uitvoeren|doen)
    """,
}
