"""The English words of a request."""

from collections.abc import Mapping
from typing import Final

from commandbar.actions.create_project.vocabulary.marks import Mark

PHRASES: Final[Mapping[Mark, str]] = {
    Mark.CREATE: """
        create; set up; setup; open; start; make; add; spin up; kick off; register; enter;
        (log|file|enter|register|book|record|save) (this|it|these|that) (as|in);
        (turn|convert) (this|it|these|that|the following) (into|to); draft; put together; put in;
        book; prepare; get going; i need; we need; (i|we) [would] like; i 'd like; we 'd like;
        (i|we) want; let's do; let's create; let's (set up|start|open|make|add); give me; get me;
        we only have; we have; begin; new; stage; need to (create|set up|start|add|open); plan; do;
        record
    """,
    Mark.PROJECT: """
        project; projects; engagement; job; gig; assignment; deal; thing; piece of work; contract;
        undertaking; mandate; proj; (monthly|weekly|ongoing) retainer
    """,
    Mark.CALLED: """
        called; named; titled; entitled; dubbed; known as; call it; call this; name it; name this;
        name the project; call the project; title it; titling it; name; title; project (name|title);
        (name|title) of the project; by the name of; under the name [of]; with the (name|title);
        the name is; the name; calling it; naming it; labelled; labeled; which we call;
        we 'll call it; we call it; codenamed; code named
    """,
    Mark.FOR: """
        for; on behalf of
    """,
    Mark.CLIENT_LABEL: """
        client; customer; clients; customers; client name; customer name;
        for [the|our|a|new|the new|our new|a new] (client|customer); client is; customer is;
        the client is; bill to; billed to; brand new (client|customer); new (client|customer);
        buyer; sold to; invoice to; (are|is) the (client|customer); account
    """,
    Mark.FIXED: """
        fixed; fixed price; fixed fee; fixed rate; flat rate; flat rate of; fixed cost; fixed bid;
        fixed sum; flat; flat fee; flat price; lump sum; lump-sum; set price; fixed pricing;
        a fixed amount; fp; f p; fixed fp
    """,
    Mark.HOURLY: """
        hourly; [done] by the hour; per hour; time and materials; time & materials; t & m; t and m;
        time and material; on an hourly basis; hourly billing; hourly basis; billed hourly;
        billed by the hour; pay as you go; on time and materials; hour by hour; billing by the hour;
        an hour; paid by the hour; paid hourly; charged hourly; charged by the hour
    """,
    Mark.MIXED: """
        mixed; mixed billing; mixed type; hybrid; hybrid billing; blended; mixed model;
        mixed project; mixed basis; part fixed part hourly; part hourly part fixed;
        mix of fixed and hourly; combination of hourly and fixed; half fixed half hourly;
        mixed pricing
    """,
    Mark.BUDGET: """
        budget; total; totals; total (budget|price|value|fee|amount|cost); in total; overall;
        overall budget; altogether; all in; all in all; contract value;
        project (value|budget|price|total); price; worth; valued at; grand total; budget of;
        budgeted at; budgeted; sum total; totalling; totaling; full price; whole budget; fee;
        for a total [of]; quote; for the whole thing; the whole; the lot; for everything;
        agreed price; price tag; the full amount; sum; amount; total sum; agreed fee; value;
        (can't|cannot|can not|won't) (spend|pay|go) (more than|over|above); to spend;
        (budget|spend|price|total) [is] capped at; (no|not) more than; budget cap;
        capped at [a] [budget] [of]; a cap of; (max|maximum) budget [of];
        budget [of|is] (max|maximum|up to|at most); (spending|budget) limit
    """,
    Mark.RATE: """
        rate; hourly rate; our rate; hours [are] (billed|charged) at; hours go out at; rate of;
        at a rate of; rate is; hourly fee; bill rate; billing rate; hourly price; rate per hour;
        the rate; hour rate; charge out rate
    """,
    Mark.MILESTONES: """
        milestone; milestones; phase; phases; stages; step; steps; part; parts; payment; payments;
        instalment; instalments; installment; installments; tranche; tranches; deliverable;
        deliverables; payment (plan|schedule|terms); schedule; breakdown; billing schedule;
        deliverable milestones; broken down (as|into|in); split (into|in|as); divided (into|in);
        chunks; pieces; portions; slices; sections; milestone plan; payment milestones; made up of;
        consisting of; fixed fee milestones; piece; chunk; milestone payments; line items; items;
        billable stages; broken into; split up (into|as); portion; slice; share; shares
    """,
    Mark.COVERS: """
        which covers; that covers; covers; covering; which includes; that includes; including;
        includes; which is; comprising; i . e .; namely; scope; description; that is; meaning;
        notes; note; covered; which cover; to cover; scope is; which comprises; which means;
        that means; this covers; it covers; it includes; this includes; in scope; which contains;
        containing; which entails; entails; encompassing; which encompasses; scope of work; details;
        where we; in which we
    """,
    Mark.TAKE_BACK: """
        no wait; wait no; wait; actually; no actually; scratch that; scrap that; drop that; sorry;
        correction; i mean; i meant; make that; rather; instead; oops; on second thought[s];
        strike that; no make that; no sorry; sorry no; let me correct that; rather make; or rather;
        i take that back; change that to; change; correcting myself; my mistake; my bad; nope;
        not that; wait actually; wait sorry; ah no; oh no; oh wait; better; forget that; i misspoke;
        update; adjust; amend; hang on; hold on; cancel that; no no; apologies; bump; raise; lower;
        switch; no i mean; revise; whoops; on reflection; let's make (it|that); let's say; no let's;
        correct that; not anymore; typo;
        (scrap|forget|ignore|drop|skip|undo|disregard|delete) (that|this)
    """,
    Mark.NO: """
        no; not
    """,
    Mark.LINK: """
        at; is; are; should be; should read; must be; of; costs; cost; costing; will be; comes to;
        come to; comes in at; gets; get; takes; take; receives; priced at; amounting to; being; @;
        =; runs; runs at; set at; will cost; should cost; is worth; bills at; billed at; charged at;
        carries; has; with; equals; comes at; stands at; goes for; gets paid; is billed at;
        going for; invoiced at; to be billed at; estimated at; pays; earns; accounts for; makes up;
        bills; bring; (they|we|you) (pay|charge|bill); (they|we|you) will (pay|charge|bill);
        (they|we|you) ' ll (pay|charge|bill); they are paying; we are charging; brings; brings in;
        sits at; goes at; be; has a budget of; was quoted at; quoted at; landing at; will run;
        that's; thats; thatll; that'll; that will be; that would be; thats gonna be;
        that's (going to|gonna) be
    """,
    Mark.ONTO: """
        on; to; goes to; go to; into; through; thru; until; lands on; toward; towards; against;
        upon; over; goes on; goes into; going to; across; between; among; upfront for; is for;
        are for; goes toward[s]; is reserved for; reserved for; falls on; lands in; belongs to;
        is allocated to; allocated to; assigned to; is due on; is for the; upon completion of;
        after; up front for; when; in; covers the;
        [up]on (delivery|completion|approval|acceptance|sign off|signoff|receipt|handover) of;
        (upfront|up front|on completion|on delivery|on signing|on approval|at the end) (as|for);
        (at the start|now|first|later|at launch) (as|for); pays for; comes on; comes with; heads to;
        is set aside for; set aside for; ends up on; ends up in; is spent on; spent on;
        earmarked for; is earmarked for; gets spent on; goes towards; in the; as
    """,
    Mark.AND: """
        and; plus; then; and then; followed by; as well as; also; next; finally; lastly; but;
        but planned; & then; and finally; and lastly; after that; afterwards; while; along with;
        and also; and another; cheers; thx; ta; together with; n; and the;
        though; although; yet; whereas
    """,
    Mark.EACH: """
        each; apiece; per (milestone|phase|stage|step|part|payment|sprint|deliverable|piece);
        a piece; every one; each of them; for each; each one; each milestone; a pop; every time;
        per instalment; per installment; to each; on each;
        every (milestone|phase|stage|sprint|one of them)
    """,
    Mark.ORDERS: """
        wants; want; needs; need; ordered; orders; has ordered; have ordered; asked for; asks for;
        asked us for; would like; signed off on; confirmed; confirms; approved; approves; requires;
        require; booked; commissioned; [have|has] hired us for; [have|has] engaged us for;
        agreed to; accepted; accepts; gave us; gave the go-ahead for; requested; requests;
        is getting; wants us to do; wants a; is after; signed; signed up for; went for; we approve;
        we accept; we confirm; we agree to; is going ahead with; have approved; has approved;
        has commissioned; have commissioned; bought; buys; picked; chose; has confirmed;
        have confirmed; wants us for; is happy with; are happy with; agreed on; has signed off on;
        awarded us; has agreed to; said yes to; purchases; has booked; have booked; just signed;
        we just signed; we signed; we have signed; we have landed; we have won; landed; we landed;
        we won; just ordered; signed on for;
        (we|i|they) (hereby|now|gladly|happily) (approve|accept|confirm|order|commission);
        would like to (order|proceed with|go ahead with|commission|book|start);
        ['d] like to (order|proceed with|go ahead with|commission|book|start);
        [happy|pleased|glad] to (go ahead with|proceed with); go ahead with; going ahead with;
        [a|the] green light [for|on|to]; this is to confirm [our order] [of|for];
        our order (of|for); wants to (go ahead with|order|proceed with); proceed with; can confirm;
        are ordering; is ordering; has requested; we were given; (we have|we've) been given; we got
    """,
    Mark.OTHER_ACTION: """
        delete; remove; cancel; archive; invoice; invoices; send; mark; complete; completed; reopen;
        void; pay; paid; refund; export; show; list; find; search; log; track; remind; email; mail;
        transfer; duplicate; copy; unarchive; rename; move; close; approve; reject; undo; assign;
        report; download; upload; print; generate; resend; unpaid; overdue; tell; explain; help;
        translate; summarise; summarize; compare; check; look up; calculate; convert; timer;
        timesheet; reminder; subscription; in progress; forward; write; reply; portal link; merge;
        restore; credit note; password; pull up; display
    """,
    Mark.ASKS: """
        which; what; how; who; why; where; is there; are there; does; did; do we; do you; are we;
        is it; have we; whose; was; were; am i; what's; how's; who's; should we; should i; is the;
        are the; do i; am; have you; did we; does the; will; would it; any idea; is that
    """,
    Mark.HEDGE: """
        or; approximately; roughly; around; about; circa; ca; up to; maybe; perhaps; excluding;
        minus; less; discount; including (vat|tax|taxes); incl; inclusive; plus (vat|tax|taxes);
        unless; except; without; or so; at least; at most; max; maximum; minimum; min; if; approx;
        ballpark; somewhere; more than; less than; under; tbd; tbc; tba;
        to be (determined|confirmed|decided|agreed); probably; might; could be; either; vat; tax;
        taxes; expenses; daily; weekly; a day; per day; per week; a week; a month; per month;
        monthly; per year; a year; don't; do not; never; depending; tentative; previously;
        last year; used to; had; already paid; already invoiced; deducted; bonus; penalty;
        refundable; shipping; hours; range; ranging; cap; optional; optionally; extra; additional;
        on top; commission; net; gross; markup; per person
    """,
    Mark.DUE: """
        due; due on; due by; due in; by; before; no later than; deadline; wanted by; is wanted by;
        ready by; ready; delivered by; deliver by; to be delivered by; target; target date;
        due date; date; delivery date; on or before; is due; are due; falls due; finishing;
        finished by; done by; done; delivered; deliver; wrapping up; lands; starting; scheduled for;
        planned for; ending; expected by; expected; to be done by; up front; completed by; set for;
        is scheduled for; needed by; is needed by; from; due dates; handed over; handed over by;
        respectively; at the latest; payable; payable by; payable on; is expected
    """,
    Mark.DROP: """
        drop; leave out; skip; take out; lose; get rid of; scrap; kill; omit; scratch; strike;
        forget about
    """,
    Mark.NOISE: """
        if you (could|would|can|please|might|don't mind); if you ' d; if possible;
        [from|out of] (this|that|the|an|attached) (note|mail|email|e mail|message|thread)
        [below|above|here];
        (from|out of) (this|that)
    """,
    Mark.FILLER: """
        please; pls; plz; a; an; the; our; my; we; i; it; its; it's; this; that; there; there is;
        there are; these; they; them; just; so far; only; first; second; third; fourth; fifth; last;
        again; ok; okay; hi; hello; hey; thanks; thank you; brand new; should; would; could; can;
        you; us; me; so; i'd; i'll; we'll; we're; we've; for me; kindly; all; both; one; any; some;
        type; billing; billing type; kind; basis; on a; on the; via; following; below; above; here;
        here's; here are; see; as follows; like this; like so; these ones; those; agreed; final;
        today; yesterday; now; currently; you'd; you'll; you're; you've; they'd; they'll; they're;
        they've; we'd; still; simply; quick; quickly; little; small; big; called for;
        and that's it; that's it; that's all; when you can; asap; with the following; with these;
        having; their; his; her; your; of the; of it; of that; it all; too; up; out; off; another;
        (mail|email|e mail|message|note|letter|request|order) from; forwarded [from|by]; fwd [from];
        company; contact; [delivery|billing|postal] address; myself; ourselves; everything; planned;
        under the; as a; as an; client's; based; pricing; model; initial; next one; named after;
        based on; studio; team; invoice us; billed; bill; bill it; billing is; billing will be;
        charge; charged; charged as; priced; priced as; structured; equal; equally; evenly; go;
        going; went; let; let's; set; put; run; split; divide; spread; carve; cut; er; um; uh; erm;
        hmm; äh; euh; right; alright; yes; sure; well; cool; great;
        (i|we) (would|' d) be grateful if [you] [' d]; it would be great if [you];
        [to] pay [it|us|this] in; [to] pay (it|this); paying in; terms; conditions; built; rebuilt;
        made; developed; produced; even; currency; everything in; amounts in; prices in; priced in;
        paid in; quoted in; bill in; bill them in; billed in; invoice in
    """,
}
