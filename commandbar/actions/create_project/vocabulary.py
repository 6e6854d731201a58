"""The words that structure a request, in five languages, as tables.

Each word or phrase carries a mark, one letter, so that the grammar can match patterns over the
letters of a sentence ("BL?a": a billing word, perhaps a linking word, an amount). The phrases are
written as `commandbar.language` reads them: `[x]` may be left out, `(x|y)` is a choice; they match
without case and accents. Phrases of one mark and language stand together, parted by ";".
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Mark(StrEnum):
    """What an atom of the sentence is. Small letters are readings and names, capitals words."""

    AMOUNT = "a"
    RATE_READING = "h"
    PERCENT = "p"
    SHARE = "s"
    REST = "r"
    SPLIT = "e"
    COUNT = "k"
    DATE = "d"
    CLIENT = "c"
    """A known client, by its name or an unmistakable part of it."""
    NAME = "n"
    """A run of words that looks like a name."""
    QUOTED = "q"
    """A name in quotes."""
    UNKNOWN = "x"
    """Small words that no table knows; in a list they may be names."""
    MENTION = "m"
    """The name of a milestone that stands in the text before, or in the plan being revised."""
    CREATE = "V"
    PROJECT = "J"
    CALLED = "Z"
    FOR = "F"
    CLIENT_LABEL = "C"
    FIXED = "X"
    HOURLY = "Y"
    MIXED = "W"
    BUDGET = "G"
    RATE = "R"
    MILESTONES = "M"
    COVERS = "D"
    """Introduces what a milestone covers."""
    TAKE_BACK = "K"
    """Takes back what was said before: "no wait", "scratch that"."""
    NO = "B"
    """"No" by itself: it takes back the value before it, if another follows at once."""
    LINK = "L"
    """Links a name to its amount: "at", "costs", "gets"."""
    ONTO = "T"
    """Links an amount to its name: "on", "goes to"."""
    AND = "A"
    EACH = "E"
    ORDERS = "O"
    """What a client does with a project: "wants", "ordered", "signed off on"."""
    OTHER_ACTION = "N"
    """A verb or thing of another action: "delete", "invoice", "reopen"."""
    ASKS = "Q"
    HEDGE = "H"
    """Words that change what an amount means: "or", "up to", "plus VAT", "unless"."""
    DUE = "U"
    DROP = "S"
    """Takes an item out of the list: "drop", "remove", "without"."""
    CURRENCY = "I"
    ASIDE = "t"
    """A remark or sign that is part of no sentence: on tax, on hours, an emoticon."""
    FILLER = "w"
    NOISE = "~"
    """Words that are no part of the request: mail headers, signatures, attacks on a reader."""
    GENITIVE = "g"
    SENDER = "o"
    """A client named within such words: the sender's firm."""
    SIGNER = "u"
    """A line below the sender's name that is likely a firm, of a mail that names no client."""


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _phrases(text: str) -> frozenset[str]:
    return frozenset(text.split("|"))


LANGUAGES: Final = ("en", "nl", "de", "fr", "es")

PHRASES: Final[Mapping[Mark, Mapping[str, str]]] = {
    Mark.CREATE: {
        "en": """
            create; set up; setup; open; start; make; add; spin up; kick off; register; enter;
            (log|file|enter|register|book|record|save) (this|it|these|that) (as|in);
            (turn|convert) (this|it|these|that|the following) (into|to);
            draft; put together; put in; book; prepare; get going; i need; we need;
            (i|we) [would] like; i 'd like; we 'd like; (i|we) want; let's do; let's create;
            let's (set up|start|open|make|add); give me; get me; we only have; we have; begin;
            new; stage; need to (create|set up|start|add|open); plan; do; record
        """,
        "nl": """
            maak; maken; doe maar; zet; zetten; open; start; begin; voeg; toevoegen; aanmaken;
            opzetten; registreer; ik wil; we willen; wij willen; graag; nieuw; nieuwe; leg;
            vastleggen; boek; ik heb nodig; (we|wij|ik) hebben; doe; regel
        """,
        "de": """
            erstelle; erstellen; anlegen; lege; leg; erstell; richte; einrichten; eröffne; starte;
            mach; mache; bitte ein; ich brauche; wir brauchen; ich möchte; wir möchten; neu;
            neues; neuen; neue; neuer; aufsetzen; setze; beginne; erfasse; füge
        """,
        "fr": """
            crée; créer; créez; crees; ouvre; ouvrir; ouvrez; ajoute; ajouter; ajoutez; lance;
            lancer; lancez; démarre; démarrer; prépare; préparer; enregistre;
            (je|on) (veux|voudrais|souhaite); nous voulons; il (me|nous) faut; j'ai besoin d;
            nouveau; nouvelle; nouvel; monte; mets; mettre en place
        """,
        "es": """
            crea; crear; cree; créame; créanos; abre; abrir; añade; añadir; agrega; agregar;
            inicia; iniciar; empieza; prepara; preparar; registra; registrar; quiero; queremos;
            necesito; necesitamos; nuevo; nueva; haz; hacer; monta; montar; pon; da de alta;
            dar de alta; arranca
        """,
    },
    Mark.PROJECT: {
        "en": """
            project; projects; engagement; job; gig; assignment; deal; thing; piece of work;
            contract; undertaking; mandate; proj; (monthly|weekly|ongoing) retainer
        """,
        "nl": """
            project; opdracht; klus; projectje
        """,
        "de": """
            Projekt; Projektes; Projekts; Auftrag; Mandat; Vorhaben
        """,
        "fr": """
            projet; mission; chantier; dossier; contrat
        """,
        "es": """
            proyecto; encargo; trabajo; obra; contrato
        """,
    },
    Mark.CALLED: {
        "en": """
            called; named; titled; entitled; dubbed; known as; call it; call this; name it;
            name this; name the project; call the project; title it; titling it; name; title;
            project (name|title); (name|title) of the project; by the name of;
            under the name [of]; with the (name|title); the name is; the name; calling it;
            naming it; labelled; labeled; which we call; we 'll call it; we call it; codenamed;
            code named
        """,
        "nl": """
            genaamd; genoemd; getiteld; met de naam; met als (naam|titel); noem het [project];
            noem (hem|dit); heet; het heet; dat heet; naam; projectnaam; titel; onder de naam;
            de naam is; die we noemen; naam van het project; genaamd het
        """,
        "de": """
            namens; genannt; mit dem (Namen|Titel); unter dem Namen; heißt; es heißt; nenne es;
            nenn es; Name; Projektname; Titel; Bezeichnung; betitelt; es soll heißen;
            der Name ist; namentlich; soll heißen; mit Namen; nennt sich
        """,
        "fr": """
            appelé; appelée; nommé; nommée; intitulé; intitulée; baptisé; dénommé; qui s'appelle;
            s'appelle; il s'appelle; appelle le; appelez le; nomme le; nom; nom du projet; titre;
            sous le nom [de|d']; du nom (de|d'); au nom de; avec le nom; qu'on appelle
        """,
        "es": """
            llamado; llamada; titulado; titulada; denominado; que se llama; se llama; se llamará;
            llámalo; nómbralo; nombre; nombre del proyecto; título; con el nombre [de];
            con (nombre|título); bajo el nombre; de nombre; que llamaremos
        """,
    },
    Mark.FOR: {
        "en": """
            for; on behalf of
        """,
        "nl": """
            voor; ten behoeve van
        """,
        "de": """
            für; im Namen von; zugunsten
        """,
        "fr": """
            pour; pour le compte de
        """,
        "es": """
            para; por cuenta de
        """,
    },
    Mark.CLIENT_LABEL: {
        "en": """
            client; customer; clients; customers; client name; customer name;
            for [the|our|a|new|the new|our new|a new] (client|customer); client is; customer is;
            the client is; bill to; billed to; brand new (client|customer); new (client|customer);
            buyer; sold to; invoice to; (are|is) the (client|customer); account
        """,
        "nl": """
            klant; opdrachtgever;
            voor [de|onze|een|nieuwe|de nieuwe|onze nieuwe|een nieuwe] klant; klantnaam;
            nieuwe klant; namens; afnemer; is de klant; klanten
        """,
        "de": """
            Kunde; Kundin; Auftraggeber; Auftraggeberin;
            für [den|unseren|einen|den neuen|unseren neuen|einen neuen] Kunden; Kundenname;
            neuer Kunde; neuen Kunden; beim Kunden; ist der Kunde; Kunden
        """,
        "fr": """
            client; cliente; nom du client;
            pour [le|la|notre|un|une|le nouveau|notre nouveau|un nouveau] (client|cliente);
            nouveau client; nouvelle cliente; donneur d'ordre; commanditaire; est le client;
            clients
        """,
        "es": """
            cliente; clienta; nombre del cliente;
            para [el|la|nuestro|un|el nuevo|nuestro nuevo|un nuevo] cliente; nuevo cliente;
            cliente nuevo; es el cliente; clientes
        """,
    },
    Mark.FIXED: {
        "en": """
            fixed; fixed price; fixed fee; fixed rate; flat rate; flat rate of; fixed cost;
            fixed bid; fixed sum; flat; flat fee; flat price; lump sum; lump-sum; set price;
            fixed pricing; a fixed amount; fp; f p; fixed fp
        """,
        "nl": """
            vaste prijs; vaste aanneemsom; vast bedrag; vast; vaste; prijs vast;
            vastgestelde prijs; vaste som; lumpsum; tegen vaste prijs
        """,
        "de": """
            Festpreis; Fixpreis; Pauschalpreis; pauschal; Pauschale; zum Festpreis; fester Preis;
            festen Preis; festem Preis; Pauschalbetrag; Festpreis Projekt; Pauschalhonorar; fix;
            Fixum
        """,
        "fr": """
            forfait; au forfait; prix fixe; prix forfaitaire; forfaitaire; à prix fixe;
            prix ferme; à prix ferme; montant forfaitaire; montant fixe; en forfait; au prix fixe;
            projet forfaitaire; fixe
        """,
        "es": """
            precio fijo; precio cerrado; a precio fijo; a precio cerrado; tarifa fija;
            importe fijo; tanto alzado; a tanto alzado; precio global; fijo; fija; precio fijado
        """,
    },
    Mark.HOURLY: {
        "en": """
            hourly; [done] by the hour; per hour; time and materials; time & materials; t & m;
            t and m; time and material; on an hourly basis; hourly billing; hourly basis;
            billed hourly;
            billed by the hour; pay as you go; on time and materials; hour by hour;
            billing by the hour; an hour; paid by the hour; paid hourly; charged hourly;
            charged by the hour
        """,
        "nl": """
            per uur; uurbasis; op uurbasis; urenbasis; op urenbasis; regie; in regie;
            op basis van uren; nacalculatie; op nacalculatie; uren; uurtje factuurtje;
            op regiebasis
        """,
        "de": """
            stundenweise; nach Stunden; auf Stundenbasis; Stundenbasis; nach Aufwand;
            Stundenhonorar; pro Stunde; auf Stundensatz; nach Zeit; nach Stundenaufwand;
            auf Zeitbasis; Time and Material
        """,
        "fr": """
            à l'heure; horaire; en régie; au temps passé; par heure; facturation horaire;
            à l'horaire; régie; facturé à l'heure; au taux horaire; temps passé
        """,
        "es": """
            por horas; por hora; a horas; por tiempo; facturación por horas; cobrado por horas;
            por tiempo y materiales; tiempo y materiales
        """,
    },
    Mark.MIXED: {
        "en": """
            mixed; mixed billing; mixed type; hybrid; hybrid billing; blended; mixed model;
            mixed project; mixed basis; part fixed part hourly; part hourly part fixed;
            mix of fixed and hourly; combination of hourly and fixed; half fixed half hourly;
            mixed pricing
        """,
        "nl": """
            gemengd; gemengde; gemengde facturatie; hybride; deels vast deels per uur; gemixt;
            gemixte; combinatie van vast en uren
        """,
        "de": """
            gemischt; gemischte; gemischtes; gemischten; gemischter; gemischte Abrechnung;
            Mischabrechnung; Mischform; hybrid; gemischt abgerechnet;
            teils fest teils nach Stunden; Mischmodell; hybride
        """,
        "fr": """
            mixte; facturation mixte; hybride; en mixte; mixtes; en facturation mixte
        """,
        "es": """
            mixto; mixta; facturación mixta; híbrido; híbrida; modalidad mixta; modelo mixto
        """,
    },
    Mark.BUDGET: {
        "en": """
            budget; total; totals; total (budget|price|value|fee|amount|cost); in total; overall;
            overall budget; altogether; all in; all in all; contract value;
            project (value|budget|price|total); price; worth; valued at; grand total; budget of;
            budgeted at; budgeted; sum total; totalling; totaling; full price; whole budget; fee;
            for a total [of]; quote; for the whole thing; the whole; the lot; for everything;
            agreed price; price tag; the full amount; sum; amount; total sum; agreed fee; value;
            (can't|cannot|can not|won't) (spend|pay|go) (more than|over|above); to spend;
            (budget|spend|price|total) [is] capped at; (no|not) more than; budget cap;
            capped at [a] [budget] [of]; a cap of;
            (max|maximum) budget [of]; budget [of|is] (max|maximum|up to|at most);
            (spending|budget) limit
        """,
        "nl": """
            budget; totaal; totaalbudget; totaalbedrag; totaalprijs; in totaal; prijs; aanneemsom;
            projectbudget; begroting; begroot op; begroot;
            totale (prijs|budget|som|waarde|begroting); ter waarde van; waarde; alles bij elkaar;
            alles inbegrepen; bedrag; samen; som; het totaal; met een budget van; projectprijs;
            offertebedrag; budget [van|is] (maximaal|max|hooguit|hoogstens);
            (maximaal|maximum) budget [van];
            niet meer dan
        """,
        "de": """
            Budget; Gesamtbudget; Gesamtpreis; gesamt; insgesamt; Gesamtsumme; Summe; Preis;
            Auftragswert; Gesamtbetrag; in Summe; Gesamtwert; Projektbudget; Betrag; im Wert von;
            Budget [von|ist] (maximal|max|höchstens); maximales Budget [von]; nicht mehr als;
            zusammen; total; Gesamthonorar; Auftragssumme; Etat; im Gesamtwert von; alles zusammen
        """,
        "fr": """
            budget; total; au total; montant; montant total; prix; enveloppe; budget total;
            prix total; en tout; somme; valeur; d'une valeur de; budget global; montant global;
            budget (maximum|maximal|max) [de]; pas plus de;
            le tout; pour un total de; enveloppe totale; pour un montant de; tout compris
        """,
        "es": """
            presupuesto; total; en total; importe; importe total; precio; precio total; monto;
            monto total; presupuesto total; suma; valor; por un valor de; por un total de;
            presupuesto (máximo|max) [de]; presupuesto de hasta; no más de;
            coste total; por un importe de; valorado en; todo incluido; presupuestado en;
            en conjunto
        """,
    },
    Mark.RATE: {
        "en": """
            rate; hourly rate; our rate; hours [are] (billed|charged) at; hours go out at; rate of;
            at a rate of; rate is; hourly fee; bill rate;
            billing rate; hourly price; rate per hour; the rate; hour rate; charge out rate
        """,
        "nl": """
            tarief; uurtarief; uurprijs; tarief per uur; uurloon; tarieven
        """,
        "de": """
            Stundensatz; [zum] Satz von; Stundenpreis; Stundenlohn; Tarif; Stundentarif;
            Stundensätze
        """,
        "fr": """
            taux; taux horaire; tarif; tarif horaire; prix horaire; prix de l'heure
        """,
        "es": """
            tarifa; tarifa por hora; precio por hora; tarifa horaria; precio hora; tarifa hora
        """,
    },
    Mark.MILESTONES: {
        "en": """
            milestone; milestones; phase; phases; stage; stages; step; steps; part; parts;
            payment; payments; instalment; instalments; installment; installments; tranche;
            tranches; deliverable; deliverables; payment (plan|schedule|terms); schedule;
            breakdown; billing schedule; deliverable milestones; broken down (as|into|in);
            split (into|in|as); divided (into|in); chunks; pieces; portions; slices; sections;
            milestone plan; payment milestones; made up of; consisting of; fixed fee milestones;
            piece; chunk; milestone payments; line items; items; billable stages; broken into;
            split up (into|as); portion; slice; share; shares
        """,
        "nl": """
            mijlpaal; mijlpalen; fase; fases; fasen; termijn; termijnen; deelbetaling;
            deelbetalingen; stap; stappen; onderdeel; onderdelen; deel; delen; betaalschema;
            betaling; betalingen; betaalplan; verdeeld (in|over); opgesplitst in; opgedeeld in;
            bestaande uit; deelopdrachten; oplevermomenten; betalingsschema; stuk; stukken;
            gesplitst in; porties
        """,
        "de": """
            Meilenstein; Meilensteine; Meilensteinen; Phase; Phasen; Etappe; Etappen; Rate; Raten;
            Abschlag; Abschläge; Teilzahlung; Teilzahlungen; Teil; Teile; Teilen; Schritt;
            Schritte; Schritten; Zahlungsplan; aufgeteilt (in|auf); bestehend aus; unterteilt in;
            Abschnitte; Abschnitten; Zahlungen; Teilbeträge; Teilbeträgen; Bausteine;
            Meilensteinplan; Teilprojekte; Arbeitspakete; Stufen; gegliedert in; verteilt auf
        """,
        "fr": """
            étape; étapes; jalon; jalons; phase; phases; échéance; échéances; tranche; tranches;
            versement; versements; lot; lots; partie; parties; échéancier; paiement; paiements;
            livrable; livrables; réparti (en|sur|entre); répartis en; divisé en; découpé en;
            plan de paiement; composé de; parts; étapes de paiement; se compose de
        """,
        "es": """
            hito; hitos; fase; fases; etapa; etapas; pago; pagos; entrega; entregas; plazo;
            plazos; parte; partes; plan de pagos; entregable; entregables; dividido en;
            repartido (en|entre); desglosado en; cuota; cuotas; compuesto (por|de); tramos; tramo;
            desglose; hitos de pago; calendario de pagos
        """,
    },
    Mark.COVERS: {
        "en": """
            which covers; that covers; covers; covering; which includes; that includes; including;
            includes; which is; consisting of; comprising; i . e .; namely; scope; description;
            that is; meaning; notes; note; covered; which cover; to cover; scope is;
            which comprises; which means; that means; this covers; it covers; it includes;
            this includes; in scope; which contains; containing; which entails; entails;
            encompassing; which encompasses; scope of work; details; where we; in which we
        """,
        "nl": """
            inclusief; omvat; omvattend; dat omvat; wat omvat; die omvat; omschrijving;
            met daarin; te weten; namelijk; dit omvat; dat wil zeggen; d . w . z .; beschrijving;
            inhoud; bevat; die bevat; wat inhoudt; dat behelst; behelst; toelichting; waaronder;
            dekt; die dekt; met inbegrip van; daaronder valt; hieronder valt; scope; daarbij hoort
        """,
        "de": """
            umfasst; das umfasst; die umfasst; der umfasst; was umfasst; beinhaltet; inklusive;
            Beschreibung; nämlich; enthält; Umfang; das heißt; d . h .; das beinhaltet;
            einschließlich; deckt; darin enthalten; mit Leistungen; Leistung; Inhalt;
            was beinhaltet; die beinhaltet; der beinhaltet; welche umfasst; welches umfasst;
            umfassend
        """,
        "fr": """
            comprend; comprenant; incluant; qui comprend; qui couvre; couvrant; couvre; à savoir;
            description; y compris; inclut; qui inclut; c'est à dire; contient; qui contient;
            contenu; soit; comprennent; détail; englobe; qui englobe; portant sur; qui englobera
        """,
        "es": """
            incluye; que incluye; incluyendo; que cubre; cubre; comprende; que comprende;
            descripción; es decir; alcance; abarca; que abarca; consistente en; contiene;
            que contiene; cubriendo; contenido; detalle; que consiste en; a saber; engloba
        """,
    },
    Mark.TAKE_BACK: {
        "en": """
            no wait; wait no; wait; actually; no actually; scratch that; scrap that; drop that;
            sorry; correction;
            i mean; i meant; make that; rather; instead; oops; on second thought[s]; strike that;
            no make that; no sorry; sorry no; let me correct that; rather make; or rather;
            i take that back; change that to; change; correcting myself; my mistake; my bad; nope;
            not that; wait actually; wait sorry; ah no; oh no; oh wait; better; forget that;
            i misspoke; update; adjust; amend; hang on; hold on; cancel that; no no; apologies;
            bump; raise; lower; switch; no i mean; revise; whoops; on reflection;
            let's make (it|that); no let's; correct that; not anymore; typo;
            (scrap|forget|ignore|drop|skip|undo|disregard|delete) (that|this)
        """,
        "nl": """
            nee wacht; wacht; eigenlijk; sorry; correctie; pardon; ik bedoel; liever; nee; toch;
            maak daar [maar]; maak dat; bij nader inzien; in plaats daarvan; nee toch; oeps;
            o nee; verander; wijzig; nee sorry; wordt toch; ik bedoelde; herstel; moet zijn;
            of nee; wacht even; ho; (vergeet|schrap|negeer) dat; toch maar; maak er
        """,
        "de": """
            nein warte; warte; eigentlich; Korrektur; ich meine; stattdessen; Entschuldigung;
            nein; doch; doch lieber; lieber; halt; Quatsch; vielmehr; ich meinte; besser; sorry;
            nein doch; ändere; mach daraus; moment; nein moment; ach nein; nee; oder nein;
            (vergiss|streich|streiche|ignoriere) das; Pardon; sollte sein;
            soll sein; verbesserung; muss heißen; oh nein;
            ach warte; beziehungsweise; besser gesagt; oder besser; doch nicht
        """,
        "fr": """
            non attends; attends; en fait; finalement; plutôt; pardon; correction; je veux dire;
            je voulais dire; non; non plutôt; oups; à la réflexion; change; changez; corrige;
            désolé; désolée; au lieu de cela; non pardon; erratum; ou plutôt; attendez;
            non attendez; (oublie|oubliez|annule|efface) ça; mettons plutôt;
            disons plutôt; modifie; non en fait; ah non;
            enfin non
        """,
        "es": """
            no espera; espera; en realidad; perdón; corrección; quiero decir; digo; mejor dicho;
            más bien; quise decir; no mejor; mejor; perdona; no perdón; cambia; rectifico;
            corrijo; lo siento; en vez de eso; mejor pon; ay no; no no;
            (olvida|borra|tacha|descarta|ignora) eso;
            bueno no; pensándolo bien; disculpa; no digo; un momento; ups; modifica
        """,
    },
    Mark.NO: {
        "en": """
            no; nope; not
        """,
        "nl": """
            nee
        """,
        "de": """
            nein; nee; nicht
        """,
        "fr": """
            non; pas
        """,
        "es": """
            no
        """,
    },
    Mark.LINK: {
        "en": """
            at; is; are; should be; should read; must be; of; costs; cost; costing; will be;
            comes to; come to; comes in at; gets; get; takes; take; receives; priced at; price;
            amounting to; being; @; =; runs; runs at; set at; will cost; should cost; is worth;
            bills at; billed at; charged at; carries; has; with; totals; equals; comes at;
            stands at; goes for; gets paid; is billed at; worth; going for; invoiced at;
            to be billed at; estimated at; pays; earns; accounts for; makes up; for; bills; bring;
            (they|we|you) (pay|charge|bill); (they|we|you) will (pay|charge|bill);
            (they|we|you) ' ll (pay|charge|bill); they are paying; we are charging;
            brings; brings in; sits at; goes at; be; has a budget of; was quoted at; quoted at;
            landing at; will run; that's; thats; thatll; that'll; that will be; that would be;
            thats gonna be; that's (going to|gonna) be
        """,
        "nl": """
            à; is; zijn; van; kost; kosten; bedraagt; krijgt; ad; wordt; tegen; op; voor; komt op;
            is goed voor; geprijsd op; met; =;
            moet (zijn|worden); komt uit op; gaat voor; ontvangt; kostende
        """,
        "de": """
            à; ist; sind; kostet; kosten; beträgt; bekommt; erhält; zu; von; für; mit; =; macht;
            liegt bei; schlägt zu Buche mit;
            soll; sollte; sollen; in Höhe von; wird; kommt auf; zum Preis von; über
        """,
        "fr": """
            à; est; sont; coûte; coûtent; vaut; de; d; pour; =; s'élève à; revient à; fait;
            facturé; facturée; facturé à; sera;
            (devrait|doit) être; chiffré à; à hauteur de; représente; reçoit; avec
        """,
        "es": """
            a; es; son; (debería|debe|tiene que) ser;
            cuesta; cuestan; vale; de; por; para; =; asciende a; será; recibe; con;
            sale a; sale por; tendrá; cobra; facturado a; lleva; se lleva; supone; costará
        """,
    },
    Mark.ONTO: {
        "en": """
            on; to; goes to; go to; into; through; thru; until; lands on; toward; towards;
            against; upon; over; goes on; goes into; going to; across; between; among;
            upfront for; is for; are for; goes toward[s]; for; is reserved for; reserved for;
            falls on; lands in; belongs to; is allocated to; allocated to; assigned to; is due on;
            is for the; upon completion of; after; up front for; at; when; in; covers the;
            [up]on (delivery|completion|approval|acceptance|sign off|signoff|receipt|handover) of;
            (upfront|up front|on completion|on delivery|on signing|on approval|at the end) (as|for);
            (at the start|now|first|later|at launch) (as|for);
            pays for; comes on; comes with; heads to; is set aside for; set aside for; ends up on;
            ends up in; is spent on; spent on; earmarked for; is earmarked for; gets spent on;
            goes towards; in the; as
        """,
        "nl": """
            op; aan; naar; gaat naar; gaan naar; bij; voor; over; is voor; zijn voor; gaat op;
            bij (oplevering|levering|afronding|goedkeuring) van;
            na (oplevering|goedkeuring|afronding) van;
            tussen; bestemd voor; is bestemd voor; gaat in; na; komt op; komt bij; in; valt onder;
            valt op; gaat zitten in
        """,
        "de": """
            auf; an; für; geht an; gehen an; in; bei; entfallen auf; entfällt auf; nach;
            fließen in; fließt in; ist für; sind für; zwischen; gehen in; geht in; geht auf;
            (bei|nach) (Lieferung|Abschluss|Abnahme|Fertigstellung) (von|der|des);
            gehen auf; kommen auf; kommt auf; bleibt für; bleiben für
        """,
        "fr": """
            sur; pour; à; va à; vont à; dans; entre; est pour; va sur; vont sur; lors de; à la;
            à la (livraison|réception|validation|fin) (de|du|d');
            après (livraison|validation) (de|du|d');
            au; après; en; revient à; est pour le; va pour; est destiné à; ira à; iront à
        """,
        "es": """
            en; para; a; va a; van a; sobre; entre; es para; son para; va para; al; tras; por;
            a la (entrega|aprobación|recepción) (de|del); tras la (entrega|aprobación) (de|del);
            se destina a; va en; van en; queda para; quedan para; irá a; irán a; corresponde a
        """,
    },
    Mark.AND: {
        "en": """
            and; plus; then; and then; followed by; as well as; also; next; finally; lastly; but;
            but planned; & then; and finally; and lastly; after that; afterwards; while;
            along with; and also; and another; cheers; thx; ta; together with; n; with; and the
        """,
        "nl": """
            en; plus; dan; daarna; vervolgens; ten slotte; tenslotte; maar; en dan; en daarna;
            alsmede; evenals; en ook; terwijl; gevolgd door; tot slot; alsook; en tot slot
        """,
        "de": """
            und; dann; danach; sowie; anschließend; plus; aber; schließlich; und dann; und danach;
            gefolgt von; zuletzt; sowohl; als auch; und schließlich; zum Schluss; während
        """,
        "fr": """
            et; puis; ensuite; plus; enfin; mais; et puis; et ensuite; ainsi que; suivi de;
            suivie de; et enfin; après quoi; pour finir; puis enfin; dont; tandis que
        """,
        "es": """
            y; e; luego; después; más; pero; finalmente; y luego; y después; además de;
            seguido de; y finalmente; por último; así como; y por último; junto con; mientras que
        """,
    },
    Mark.EACH: {
        "en": """
            each; apiece; per (milestone|phase|stage|step|part|payment|sprint|deliverable|piece);
            a piece; every one; each of them; for each; each one; each milestone; a pop;
            every time; per instalment; per installment; to each;
            on each; every (milestone|phase|stage|sprint|one of them)
        """,
        "nl": """
            elk; ieder; per stuk; per (mijlpaal|fase|termijn|deel|stap|betaling|onderdeel); elke;
            iedere [mijlpaal|fase]; voor elk; elke (mijlpaal|fase)
        """,
        "de": """
            je; jeweils; pro (Meilenstein|Phase|Stück|Teil|Schritt|Etappe|Rate); jede; jeder;
            jedes; je (Meilenstein|Phase|Etappe|Stück)
        """,
        "fr": """
            chacun; chacune; par (étape|jalon|phase|tranche|lot|partie|versement); l'une; l'un;
            chaque; pièce; la pièce; chaque (étape|jalon|phase)
        """,
        "es": """
            cada uno; cada una; cada; por (hito|fase|etapa|pago|parte|entrega);
            por cada (uno|una); cada (hito|fase|etapa)
        """,
    },
    Mark.ORDERS: {
        "en": """
            wants; want; needs; need; ordered; orders; has ordered; have ordered; asked for;
            asks for; asked us for; would like; signed off on; confirmed; confirms; approved;
            approves; requires; require; booked; commissioned; [have|has] hired us for;
            [have|has] engaged us for; agreed to; accepted;
            accepts; gave us; gave the go-ahead for; requested; requests; is getting;
            wants us to do; wants a; is after; signed; signed up for; went for; we approve;
            we accept; we confirm; we agree to; is going ahead with; have approved; has approved;
            has commissioned; have commissioned; bought; buys; picked; chose; has confirmed;
            have confirmed; wants us for; is happy with; are happy with; agreed on;
            has signed off on; awarded us; has agreed to; said yes to; purchases; has booked;
            have booked; takes; just signed; we just signed; we signed; we have signed;
            we have landed; we have won; landed; we landed; we won; just ordered; signed on for;
            (we|i|they) (hereby|now|gladly|happily) (approve|accept|confirm|order|commission);
            would like to (order|proceed with|go ahead with|commission|book|start);
            ['d] like to (order|proceed with|go ahead with|commission|book|start);
            [happy|pleased|glad] to (go ahead with|proceed with); go ahead with; going ahead with;
            [a|the] green light [for|on|to]; this is to confirm [our order] [of|for];
            our order (of|for);
            wants to (go ahead with|order|proceed with); proceed with; can confirm;
            are ordering; is ordering; engaged us for; has requested
        """,
        "nl": """
            wil; wilt; willen; bestelt; bestelde; heeft besteld; vraagt; vraagt om; vroeg om;
            heeft nodig; nodig; akkoord met; is akkoord met; gaat akkoord met; bevestigt;
            bevestigde; heeft; neemt; gunt ons; kiest voor; bestellen; laat; wenst;
            heeft gevraagd om; wil graag; (geef|geven) [hierbij] (akkoord|opdracht) (op|voor|tot);
            akkoord (op|voor); groen licht voor; (willen|wil) graag (starten met|doorgaan met)
        """,
        "de": """
            möchte; möchten; will; wollen; braucht; brauchen; bestellt; bestellte; hat bestellt;
            beauftragt; beauftragte; hat beauftragt; wünscht; wünscht sich; benötigt; bestätigt;
            [hiermit] (beauftragen|bestellen|bestätigen) wir; grünes Licht für;
            hat; bekommt; bucht; hat bestätigt; nimmt; gibt frei; bestätigte; fragt nach
        """,
        "fr": """
            veut; veulent; a commandé; commande; souhaite; souhaitent; demande; a besoin d[e];
            confirme; a confirmé; a validé; valide; désire; nous confie; a signé; aimerait;
            [nous] (confirmons|validons|acceptons|commandons) [la commande (de|du)]; feu vert pour;
            [bon pour] accord pour; donne son accord (pour|sur);
            a choisi; a demandé; voudrait; a accepté
        """,
        "es": """
            quiere; quieren; necesita; necesitan; pidió; ha pedido; encargó; ha encargado;
            solicita; solicitó; desea; confirma; ha confirmado; pide; aprobó; ha aprobado;
            (confirmamos|aprobamos|aceptamos|encargamos|pedimos) [el pedido de];
            luz verde (a|para);
            contrata; ha contratado; encarga; contrató; aceptó; ha aceptado
        """,
    },
    Mark.OTHER_ACTION: {
        "en": """
            delete; remove; cancel; archive; invoice; invoices; send; mark; complete; completed;
            reopen; void; pay; paid; refund; export; show; list; find; search; log; track; remind;
            email; mail; transfer; duplicate; copy; unarchive; rename; move; close; approve;
            reject; undo; assign; report; download; upload; print; generate; resend; unpaid;
            overdue; tell; explain; help; translate; summarise; summarize; compare; check;
            look up; calculate; convert; timer; timesheet; reminder; subscription; in progress;
            forward; write; reply; portal link; merge; restore; credit note; password; pull up;
            display
        """,
        "nl": """
            verwijder; verwijderen; wis; annuleer; archiveer; factureer; factuur; facturen; stuur;
            verstuur; markeer; heropen; betaal; toon; laat zien; zoek; exporteer; schrijf; log;
            registreer uren; herinner; hernoem; verplaats; sluit; rond af; afronden; afgerond;
            uitleggen; vertel; voltooid; maak over; crediteer; mail; bereken
        """,
        "de": """
            lösche; lösch; löschen; entfern; entferne; entfernen; storniere; archiviere;
            Rechnung; Rechnungen; sende;
            schicke; markier; markiere; öffne wieder; bezahl; bezahle; schließ; archivier;
            stornier; zeige; zeig; finde; suche; exportiere;
            protokolliere; erinnere; benenne um; verschiebe; schließe; erledigt; abgeschlossen;
            überweise; berechne; erkläre; schreibe; buche Stunden; storno; Mahnung; stell eine
        """,
        "fr": """
            supprime; supprimer; supprimez; annule; annuler; archive; archiver; facture; factures;
            facturer; envoie; envoyer; marque; marquer; rouvre; rouvrir; paie; payer; montre;
            affiche; liste; cherche; exporte; rappelle; renomme; déplace; ferme; termine;
            terminer; terminé; terminée; vire; calcule; explique; écris; supprimé; relance
        """,
        "es": """
            borra; borrar; elimina; eliminar; cancela; cancelar; archiva; factura; facturas;
            facturar; envía; enviar; marca; marcar; reabre; reabrir; paga; pagar; muestra; lista;
            busca; exporta; recuerda; renombra; mueve; cierra; termina; completado; terminado;
            transfiere; calcula; explica; escribe; anula; quita
        """,
    },
    Mark.ASKS: {
        "en": """
            which; what; how; when; who; why; where; is there; are there; does; did; do we;
            do you; are we; is it; have we; has; whose; was; were; am i; what's; how's; who's;
            should we; should i; is the; are the; do i; am; is; are; have you; did we; does the;
            will; would it; any idea; is that
        """,
        "nl": """
            welke; wat; hoe; hoeveel; wanneer; wie; waarom; waar; is er; zijn er; hebben we;
            heeft; moeten we; zijn; klopt het; staat; mag ik
        """,
        "de": """
            welche; welcher; welches; was; wie; wie viel; wie viele; wann; wer; warum; wo;
            gibt es; haben wir; ist; sind; hat; müssen wir; sollen wir; wieso; wessen; können wir
        """,
        "fr": """
            quel; quelle; quels; quelles; que; qu'est-ce; comment; combien; quand; qui; pourquoi;
            où; est-ce que; y a-t-il; avons-nous; est-ce; a-t-on; doit-on
        """,
        "es": """
            qué; cuál; cuáles; cómo; cuánto; cuánta; cuántos; cuántas; cuándo; quién; por qué;
            dónde; hay; tenemos; está; están; debemos
        """,
    },
    Mark.HEDGE: {
        "en": """
            or; approximately; roughly; around; about; circa; ca; up to; between; maybe; perhaps;
            excluding; minus; less; discount; including (vat|tax|taxes); incl; inclusive;
            plus (vat|tax|taxes); unless; except; not; without; or so; at least; at most; max;
            maximum; minimum; min; if; approx; ballpark; somewhere; more than; less than; under;
            tbd; to be (determined|confirmed|decided|agreed); probably; might; could be; either;
            vat; tax; taxes; expenses; daily; weekly; a day; per day; per week; a week; a month;
            per month; monthly; per year; a year; don't; do not; never; depending; tentative;
            previously; last year; used to; was; were; had; already paid; already invoiced;
            deducted; bonus; penalty; refundable; shipping; hours; range; ranging; cap;
            optional; optionally; extra; additional; on top; commission; net; gross; markup;
            per person
        """,
        "nl": """
            of; ongeveer; circa; ca; rond; rond de; maximaal; minimaal; max; tussen; misschien;
            exclusief; excl; min; minus; minder; korting; inclusief btw; incl; tenzij; behalve;
            niet; zonder; minstens; hoogstens; als; btw; wellicht; waarschijnlijk; onder;
            vorig jaar; geen; per dag; per week; per maand; per jaar; extra; optioneel; zo'n;
            indien; eerder
        """,
        "de": """
            oder; ungefähr; etwa; circa; ca; rund; maximal; mindestens; höchstens; max; zwischen;
            vielleicht; exklusive; zzgl; zuzüglich; abzüglich; minus; weniger; Rabatt; inkl;
            außer; nicht; ohne; falls; wenn; MwSt; Mehrwertsteuer; USt; wahrscheinlich; unter;
            letztes Jahr; pro Tag; pro Woche; pro Monat; pro Jahr; kein; keine; keinen; Skonto;
            optional; netto; brutto; früher; bis zu; extra
        """,
        "fr": """
            ou; environ; à peu près; jusqu'à; maximum; minimum; max; entre; peut-être; hors;
            moins; remise; TTC; HT; TVA; sauf; pas; sans; si; probablement; au moins; au plus;
            sous; l'an dernier; par jour; par semaine; par mois; par an; aucun; aucune; rabais;
            optionnel; en plus; supplémentaire; auparavant; plafonné; plafond
        """,
        "es": """
            o; aproximadamente; alrededor de; unos; hasta; máximo; mínimo; max; entre; quizás;
            quizá; tal vez; excluyendo; menos; descuento; con IVA; IVA; salvo; excepto; no; sin;
            si; probablemente; al menos; como mucho; bajo; el año pasado; por día; al día;
            por semana; al mes; por mes; al año; ningún; ninguna; opcional; extra; adicional;
            antes; tope
        """,
    },
    Mark.DUE: {
        "en": """
            due; due on; due by; due in; by; until; before; no later than; deadline; wanted by;
            is wanted by; ready by; ready; delivered by; deliver by; to be delivered by; target;
            target date; due date; date; delivery date; on or before; is due; are due; falls due;
            finishing; finished by; done by; done; delivered; deliver; wrapping up; lands;
            starting; scheduled for; planned for; ending; expected by; expected; to be done by;
            up front; completed by; set for; is scheduled for; needed by; is needed by; from;
            due dates;
            handed over; handed over by; respectively; at the latest; payable; payable by;
            payable on; is expected
        """,
        "nl": """
            op; uiterlijk; tegen; deadline; klaar; klaar op; opleverdatum; vóór; voor; per;
            vervaldatum; vervalt op; gereed; gereed op; op te leveren; opgeleverd; datum; af;
            af op; uiterlijk op; tot; over; verschuldigd; te betalen; vanaf; respectievelijk;
            af tegen
        """,
        "de": """
            bis; bis zum; bis zur; am; zum; fällig; fällig am; spätestens; Termin; Frist;
            Fälligkeit; Datum; Deadline; fertig; fertig bis; spätestens bis; Abgabe; im; ab; vor;
            in; fertig am; bis spätestens; geliefert; lieferbar; jeweils zum; beziehungsweise
        """,
        "fr": """
            le; pour le; avant le; d'ici; d'ici le; au plus tard; dû; due; échéance; date; livré;
            livrée; à rendre; à livrer; prévu; prévue; prévu pour; avant; fin; jusqu'au; dès;
            date limite; à partir du; dans; attendu; attendue; pour; prêt; prête; respectivement
        """,
        "es": """
            el; para el; antes del; hasta el; vence; vence el; fecha; a más tardar; plazo;
            fecha límite; entregado; entregada; antes de; previsto; prevista; para; listo; lista;
            a partir del; en; vencimiento; desde el; respectivamente; con fecha
        """,
    },
    Mark.DROP: {
        "en": """
            drop; leave out; skip; remove; delete; take out; without; lose; get rid of; scrap;
            kill; omit
        """,
        "nl": """
            laat weg; schrap; verwijder; haal weg; zonder; sla over; haal eraf
        """,
        "de": """
            streiche; entferne; lass weg; ohne; nimm heraus; lösche
        """,
        "fr": """
            retire; enlève; supprime; sans; laisse tomber; ôte
        """,
        "es": """
            quita; elimina; sin; borra; saca; omite
        """,
    },
    Mark.NOISE: {
        "en": """
            if you (could|would|can|please|might|don't mind); if you ' d; if you'd; if possible;
            [from|out of] (this|that|the|an|attached) (note|mail|email|e mail|message|thread)
            [below|above|here]; (from|out of) (this|that)
        """,
        "nl": """
            [van|uit] (deze|dit|de|het|een) (mail|mailtje|e mail|bericht|notitie) [hieronder]
        """,
        "de": """
            [aus] (dieser|diese|der|einer) (Mail|E Mail|Nachricht|Notiz)
        """,
        "fr": """
            [à partir de|de] (ce|cet|le) (mail|e mail|courriel|message|courrier)
        """,
        "es": """
            [de|a partir de] (este|el) (correo|mensaje|mail|e mail|email)
        """,
    },
    Mark.FILLER: {
        "en": """
            please; pls; plz; a; an; the; new; our; my; we; i; it; its; it's; this; that; there;
            there is; there are; these; they; them; just; so far; only; first; second; third;
            fourth; fifth; last; again; ok; okay; hi; hello; hey; thanks; thank you; brand new;
            as; in; be; will; should; would; could; can; you; us; me; to; so; do; i'd; i'll;
            we'll; we're; we've; for me; kindly; all; both; one; any; some; type; billing;
            billing type; kind; basis; on a; on the; by; from; via; under;
            following; below; above;
            here; here's; here are; see; as follows; like this; like so; these ones; those;
            namely; agreed; final; today; now; currently; still; simply; quick; quickly; little;
            small; big; called for; and that's it; that's it; that's all; if you can;
            when you can; asap; with the following; with these; containing; having; their; his;
            her; your; who; of the; of it; of that; it all; also; too; up; out; off; over; into;
            another;
            (mail|email|e mail|message|note|letter|request|order) from; forwarded [from|by];
            fwd [from];
            company; contact; [delivery|billing|postal] address;
            myself; ourselves; everything; planned; in the; under the; as a; as an; client's;
            based; pricing; price; model; initial; next one; whose; which; named after; based on;
            studio; team; invoice us; billed; bill; bill it; billing is; billing will be; charge;
            charged; charged as; priced; priced as; structured; equal; equally; evenly; go; going;
            went; let; let's; want; wants; get; set; put; run; runs; split; divide; spread; carve;
            cut; er; um; uh; erm; hmm; äh; euh; right; alright; no; yes; sure; well; cool; great;
            (i|we) (would|' d) be grateful if [you] [' d]; it would be great if [you];
            if you (would|could);
            if you ' d; if possible; [to] pay [it|us|this] in; [to] pay (it|this); paying in; terms;
            conditions; built; rebuilt; made; developed; produced;
            its;
            even; currency; everything in; amounts in; prices in; priced in; paid in; quoted in;
            bill in; bill them in; billed in; invoice in; all in
        """,
        "nl": """
            een; de; het; nieuwe; nieuw; ons; onze; mijn; we; wij; ik; dit; dat; er; die; deze;
            alsjeblieft; aub; svp; alstublieft; graag; met; als; in; op; te; bij; om; van; voor;
            eerst; eerste; tweede; derde; laatste; nog; alleen; maar; nu; ook; weer; even; zijn;
            is; wordt; worden; aan; af; uit; door; hem; haar; het gaat om; gaat; gaan; type;
            soort; facturatie; facturering; als volgt; hierbij; hallo; hoi; dag; bedankt; dank;
            graag gedaan; tot nu toe; totaal van; per; project is; komt; komen; eerst nog;
            samen met; kun; kan; je; jij; u; zou; willen; kunt; mij; me; moet; bitte; gelijke;
            gelijk; gelijkmatig; valuta; uw; verder; alvast; gewoon; hier; beide; alle; tegen;
            euro's; bedragen in; factureren in; als (je|jij|u|jullie) (wilt|kunt|wil|kan|zou);
            indien mogelijk; [te] (betalen|betaald) in; het zou fijn zijn als;
            als het kan; voorwaarden; gebouwd; gemaakt; ontwikkeld;
            laten (bouwen|maken|ontwikkelen|ontwerpen|uitvoeren|doen)
        """,
        "de": """
            ein; eine; einen; einem; einer; eines; der; die; das; den; dem; des; bitte; mit; als;
            im; in; zum; zur; am; an; auf; bei; vom; von; neu; neues; neuen; neue; unser; unsere;
            unseren; unserem; mein; meine; wir; ich; es; sie; dies; dieses; diese; erst; erstens;
            zuerst; zweitens; drittens; zuletzt; erste; zweite; dritte; letzte; nur; noch; auch;
            jetzt; nun; bisher; wieder; ist; sind; wird; werden; zu; folgt; wie folgt; folgende;
            folgenden; folgendes; Art; Abrechnung; Abrechnungsart; hallo; danke; guten; Tag;
            gleich; gleiche; gleichen; gleichmäßig; kannst; könntest; könnten; können; du; Sie;
            uns; mir; mal; ein an; aus;
            sich; geht; gehen; kommt; es geht um; Währung; Beträge in;
            daraus; davon; alle; beide; denn; dafür; dazu; bestehen; Firma; los; legen; so; hier;
            lautet; lauten; wenn (du|Sie) (kannst|könntest|können|könnten); wenn möglich;
            falls möglich; es wäre (toll|schön|nett) wenn; [zu] (zahlen|zahlbar) in;
            gebaut; entwickelt; umgesetzt; Konditionen; Bedingungen;
            (bauen|entwickeln|umsetzen|machen|erstellen) lassen
        """,
        "fr": """
            un; une; le; la; les; l; d; des; du; de; au; aux; ce; cette; ces; s'il te plaît;
            s'il vous plaît; stp; svp;
            merci; bonjour; avec; en; dans; sur; par; nouveau;
            nouvelle; notre; nos; mon; ma; mes; nous; je; j; il; elle; on; c'est; c; est; sont;
            sera; d'abord; premier; première; second; seconde; deuxième; troisième; dernier;
            dernière; seulement; juste; encore; aussi; maintenant; pour l'instant; comme suit;
            voici; suivant; suivante; suivants; suivantes; type; facturation; mode; facturé;
            facturée; tous; toutes; tout; qui; que; qu; peux; peux tu; pouvez; pouvez vous; tu;
            vous; moi; à; parts égales; égal; égales; égaux; devise; montants en; prix en;
            facturer en; facture en; chez; s; se; bien; ainsi; y; m; n; si possible;
            si (tu peux|tu pouvais|vous pouvez|vous pouviez); (payer|payable) en;
            réalisé; réalisée; développé; développée; conditions; modalités; si vous voulez bien
        """,
        "es": """
            un; una; el; la; los; las; lo; al; del; de; en; por favor; porfa; gracias; hola; con;
            por; nuevo; nueva; nuestro; nuestra; mi; mis; nos; yo; nosotros; este; esta; estos;
            estas; es; son; será; ser; primero;
            primera; segundo; segunda; tercero; tercera;
            último; última; solo; sólo; solamente; todavía; también; ahora; por ahora; como sigue;
            siguiente; siguientes; tipo; facturación; se; que; a; que sea; sea; modo; puedes;
            podrías; puede; me; te; le; les; su; sus; todo; todos; todas; iguales; igual; moneda;
            divisa; importes en; precios en; facturar en; cobrar en; buenos; días; va; van; ya;
            así; aquí; hay; y; si (puedes|pudieras|puede|podéis|pudiera); si es posible;
            (pagar|pagadero) en; condiciones
        """,
    },
}

NAME_JOINERS: Final = words(
    "of de del du des la le les el los las van von der den het di da do & d l the zum zur en a"
    " aux au"
)
"""Small words within a name: "Vitrine de Noël", "House of Cards"."""

NAME_WORDS: Final = words(
    "first second third fourth fifth final last new all one both quick big small little initial"
    " ready delivery delivered target scope notes note description planned planning team studio"
    " model go charge type billing pricing price today now agreed detail details current run done"
    " after over up out off next great equal cool simply still quickly under set plan put based"
    " phase stage step part payment deliverable tranche date deadline handover entrega"
    " livraison oplevering cut split divide spread carve can no nr right"
)
"""Known words that, in capitals, begin or end a name as well: "Final Delivery"."""

ALL: Final = words(
    "all both everything each alle alles beide allebei allemaal alles beides samtliche"
    " tout tous toutes chacun chacune todo todos todas ambos ambas cada"
)
"""Words, folded, that say something of every milestone: "both by June 1"."""

CORRECTION_NOUNS: Final = words(
    "correction corrections update updates korrektur verbesserung correctie herstel wijziging"
    " correccion erratum revise"
)
"""Words of correction, folded, that name a piece of work as well."""

NO_NOUNS: Final = words(
    "need want make create give do set get has have let like wants needs ordered accepted takes"
    " add new include wil willen nodig heeft neemt vraagt maak zet doe voeg nieuw graag hebben"
    " hat will wollen braucht brauchen mochte mochten nimmt bekommt mach mache neu fuge lege"
    " veut veulent demande souhaite fait mets ajoute nouveau nouvelle"
    " quiere quieren necesita pide pon haz quiero queremos nuevo nueva anade"
)
"""Words of ordering and creating, folded, that name no piece of work."""

MILESTONE_NOUNS: Final = words(
    "milestone phase stage step part payment instalment installment deliverable mijlpaal fase"
    " termijn stap deel betaling meilenstein etappe rate schritt teil jalon étape échéance tranche"
    " hito etapa pago plazo parte"
)
PLACES: Final[Mapping[str, int]] = {
    **dict.fromkeys(("first", "1st", "eerste", "erste", "ersten", "premier", "première", "primero",
                     "primera", "primer"), 1),
    **dict.fromkeys(("second", "2nd", "tweede", "zweite", "zweiten", "deuxième", "second",
                     "seconde", "segundo", "segunda"), 2),
    **dict.fromkeys(("third", "3rd", "derde", "dritte", "dritten", "troisième", "tercero",
                     "tercera", "tercer"), 3),
    **dict.fromkeys(("fourth", "4th", "vierde", "vierte", "vierten", "quatrième", "cuarto",
                     "cuarta"), 4),
    **dict.fromkeys(("fifth", "5th", "vijfde", "fünfte", "fünften", "cinquième", "quinto",
                     "quinta"), 5),
    **dict.fromkeys(("last", "final", "laatste", "letzte", "letzten", "dernier", "dernière",
                     "último", "última"), -1),
}  # fmt: skip
"""Which milestone a word means by its place; -1 is the last."""

OFTEN_MISSPELLED: Final = words(
    "project projects client customer fixed price hourly mixed budget total create please called"
    " named milestone milestones payments phases payment deliverables equally invoice rate"
    " klant vaste prijs mijlpaal mijlpalen genaamd totaal uurtarief project aanmaken nieuw nieuwe"
    " projekt kunde festpreis meilenstein meilensteine stundensatz namens genannt neues gesamt"
    " projet forfait etape etapes jalon jalons appele nomme nouveau proyecto cliente precio"
    " presupuesto hitos llamado tarifa nuevo milestone"
)
"""Words that are mended when a letter is wrong, folded. Others are too near to names."""

AGREEMENTS: Final = _phrases(
    "yes|y|yep|yeah|yes please|yes exactly this|exactly|correct|right|that's right|ok|okay|sure"
    "|looks good|go ahead|ja|ja graag|klopt|prima|akkoord|akkoord zo|genau|stimmt|passt|richtig"
    "|oui|c'est ça|exact|d'accord|parfait|sí|si|correcto|exacto|de acuerdo|vale|perfecto"
)
"""Messages that say yes and nothing else."""

LEAVE_OUT: Final = _phrases(
    "leave it out|ignore it|ignore that|ignore|nothing|skip it|drop it|not needed|laat weg|negeer"
    "|niets|weglassen|ignorieren|nichts|ignore le|rien|laisse tomber|ignóralo|nada"
)
"""Answers to what some words are for: for nothing."""
