"""The Italian words of a request."""

from collections.abc import Mapping
from typing import Final

from commandbar.actions.create_project.vocabulary.marks import Mark

PHRASES: Final[Mapping[Mark, str]] = {
    Mark.CREATE: """
        crea; creare; apri; nuovo; nuova; aggiungi; imposta; avvia; prepara; registra; voglio;
        vorrei; vogliamo; (ci|mi) serve; apriamo; creiamo
    """,
    Mark.PROJECT: """
        progetto; incarico; lavoro; commessa; contratto
    """,
    Mark.CALLED: """
        chiamato; chiamata; intitolato; denominato; dal titolo; di nome; nome; nome del progetto;
        titolo; si chiama; chiamalo; con il nome [di]
    """,
    Mark.FOR: """
        per; per conto di
    """,
    Mark.CLIENT_LABEL: """
        cliente; nuovo cliente; nome del cliente; committente;
        per [il|la|un|una|il nuovo|la nuova|il nostro] cliente
    """,
    Mark.FIXED: """
        prezzo fisso; a prezzo fisso; a corpo; forfait; a forfait; prezzo forfettario; forfettario;
        prezzo bloccato; fisso
    """,
    Mark.HOURLY: """
        a ore; orario; oraria; all'ora; a consuntivo; su base oraria
    """,
    Mark.MIXED: """
        misto; mista
    """,
    Mark.BUDGET: """
        budget; totale; in totale; importo; importo totale; costo totale; valore; prezzo;
        prezzo totale; complessivo; in tutto; per un totale di
    """,
    Mark.RATE: """
        tariffa; tariffa oraria; prezzo orario
    """,
    Mark.MILESTONES: """
        fase; fasi; tappa; tappe; rata; pagamento; pagamenti; milestone; traguardo; traguardi;
        tranche; parti; (suddiviso|diviso) in; tre rate; due rate; quattro rate
    """,
    Mark.COVERS: """
        comprende; che comprende; include; che include; cioè; descrizione; ovvero; compreso
    """,
    Mark.TAKE_BACK: """
        no aspetta; aspetta; anzi; scusa; scusate; correzione; volevo dire; invece; meglio;
        ripensandoci; cambia
    """,
    Mark.NO: """
        no; non
    """,
    Mark.LINK: """
        a; sono; costa; costano; vale; di; =; viene; sarà; con
    """,
    Mark.ONTO: """
        su; sul; sulla; va a; vanno a; tra; alla; al; in; va per
    """,
    Mark.AND: """
        e; ed; poi; quindi; infine; e poi; più; ma; nonché; inoltre
    """,
    Mark.EACH: """
        ciascuno; ciascuna; cadauno; ognuno; ognuna; per (fase|tappa|parte|rata); ogni
    """,
    Mark.ORDERS: """
        vuole; vogliono; chiede; ha chiesto; ha ordinato; ordina; conferma; ha confermato; approva;
        ha approvato; desidera; vorrebbe; accetta; ha accettato; ha bisogno di;
        (confermiamo|approviamo|accettiamo|ordiniamo)
    """,
    Mark.OTHER_ACTION: """
        elimina; cancella; archivia; fattura; invia; segna; paga; mostra; elenca; cerca; esporta;
        sposta; chiudi; rinomina; ricorda
    """,
    Mark.ASKS: """
        quale; quali; come; quanto; quanti; quando; chi; perché; dove; c'è; abbiamo; che cosa
    """,
    Mark.HEDGE: """
        o; oppure; circa; fino a; massimo; minimo; max; forse; escluso; esclusa; meno; sconto; iva;
        salvo; tranne; senza; se; probabilmente; almeno; al massimo; al giorno; alla settimana;
        al mese; all'anno; nessuno; nessuna; extra; opzionale; l'anno scorso; metà; mezzo
    """,
    Mark.DUE: """
        entro; entro il; entro la; scadenza; consegna entro; consegnato; data; prima del; fino al;
        pronto; dal
    """,
    Mark.DROP: """
        togli; lascia fuori; ometti
    """,
    Mark.NOISE: """
        (da|a partire da) (questa|questo) (mail|email|e mail|messaggio);
        (dalla|dal) (mail|messaggio)
    """,
    Mark.FILLER: """
        un; una; uno; lo; la; i; gli; le; il; del; della; dei; delle; l; d; nostro; nostra; mio;
        mia; ci; mi; noi; io; questo; questa; per favore; grazie; ciao; primo; prima; secondo;
        seconda; terzo; terza; solo; ancora; adesso; ora; come segue; seguente; seguenti; tipo;
        fatturazione; modalità; tutto; tutti; valuta; importi in; puoi; potresti; si; che; da;
        anche; per ora; ieri; oggi
    """,
}
