package judge

import (
	"fmt"

	"github.com/growthlint/growthlint/internal/evidence"
	"github.com/growthlint/growthlint/internal/evidence/pending"
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/quoted"
)

// outlived says what leaves an entry behind, "" if the container has no such evidence.
func (k *Case) outlived() string {
	if b := k.E.Branch; b != nil {
		return fmt.Sprintf("%s does not delete it on one of its branches", b.Func.Display)
	}
	if r := k.E.Replaced; r != nil && k.oneKey() && r.Alone {
		return fmt.Sprintf("%s ends one without removing it on one of its branches", r.In.Display)
	}
	if r := k.E.Replaced; r != nil && k.oneKey() {
		return fmt.Sprintf("%s ends one and adds another without removing the first", r.In.Display)
	}
	if p := k.E.Pending; p != nil && (k.E.Rule(k.C) == "pendinggrow" || p.Kind == pending.Left || p.Kind == pending.Session) {
		return pendingText(p)
	}
	if k.nameless() {
		return fmt.Sprintf("only %s removes one, by a key that is not returned to callers", partialFunc(k, growth.ClassAPIOne))
	}
	if e := k.E.SaidSo; e != nil && k.oneKey() {
		return fmt.Sprintf("%s deletes a key only when later input asks for it", e.Func.Display)
	}
	if z := k.E.Zombie; z != nil && k.E.Rule(k.C) == "zombiegrow" {
		return fmt.Sprintf("%s %s without deleting the key", z.Empties[0].Func.Display, emptiedText(z))
	}
	return ""
}

func pendingText(p *pending.Pending) string {
	name := p.Func.Display
	switch p.Kind {
	case pending.Flagged:
		return name + " removes it only if a flag of the entry allows it"
	case pending.Wait:
		return name + " does not remove it when it gives up waiting"
	case pending.Session:
		return fmt.Sprintf("%s returns without removing it when the peer disconnects; %s removes it only when the peer asks for that", name, p.By.Func.Display)
	case pending.Left:
		return name + " stops waiting for what it was given, which stays in the list"
	case pending.Unconfirmed:
		return "it stays where the datagram that answers is lost"
	case pending.Fired:
		return "the function that its timer runs does not remove it"
	case pending.Branch:
		return name + " does not remove it " + failureText(p, "on some of its return paths")
	case pending.Failed:
		return name + " does not remove it " + failureText(p, "after an error")
	}
	return "it stays unless the client that was given the key asks for its removal"
}

// failureText says which call's failure leaves the entry, otherwise if none is known.
func failureText(p *pending.Pending, otherwise string) string {
	if p.After == nil || p.After.Callee.Name == "" {
		return otherwise
	}
	return "when " + p.After.Callee.Name + " fails"
}

func emptiedText(z *evidence.Zombie) string {
	switch {
	case z.How == facts.HowCount:
		return "counts its value down"
	case z.Levels == 0 && (z.How == facts.HowInsert || z.How == facts.HowStore):
		return "sets its value to nil"
	}
	return "empties its value"
}

// outlivedRemedy says where the missing delete belongs, "" without such evidence.
func (k *Case) outlivedRemedy() string {
	if b := k.E.Branch; b != nil {
		return fmt.Sprintf("in %s, delete the key from %s as well%s", b.Func.Display, k.Name(), nextTo(b.What))
	}
	if e := k.E.LeftOut; e != nil && k.oneKey() {
		return fmt.Sprintf("in %s, delete the key from %s as well%s", e.Func.Display, k.Name(), nextTo(e.What))
	}
	if r := k.E.Replaced; r != nil && k.oneKey() && r.Alone {
		return fmt.Sprintf("in %s, remove it from %s on each branch that ends it", r.In.Display, k.Name())
	}
	if r := k.E.Replaced; r != nil && k.oneKey() {
		return fmt.Sprintf("in %s, remove the old one from %s, as %s does", r.In.Display, k.Name(), r.Beside.Func.Display)
	}
	if p := k.E.Pending; p != nil && p.Kind == pending.Left {
		return fmt.Sprintf("remove it from %s when %s stops waiting for it", k.Name(), p.Func.Display)
	}
	if p := k.E.Pending; p != nil && p.Kind == pending.Session {
		return fmt.Sprintf("in %s, defer the deletion of the key from %s", p.Func.Display, k.Name())
	}
	if p := k.E.Pending; p != nil && k.E.Rule(k.C) == "pendinggrow" {
		if p.Kind == pending.Handed || p.Kind == pending.Unconfirmed {
			return fmt.Sprintf("make each entry of %s expire: start a timer for it in %s, or sweep stale entries", k.Name(), p.Func.Display)
		}
		if p.Kind == pending.Fired {
			return fmt.Sprintf("in the function that the timer runs, delete the key from %s", k.Name())
		}
		return fmt.Sprintf("delete the key from %s on every return path of %s, preferably with defer", k.Name(), p.Func.Display)
	}
	if z := k.E.Zombie; z != nil && k.E.Rule(k.C) == "zombiegrow" {
		return fmt.Sprintf("in %s, delete the key from %s once its value is empty", z.Empties[0].Func.Display, k.Name())
	}
	return ""
}

// argueOutlived writes down the evidence of both kinds.
func (k *Case) argueOutlived() {
	if b := k.E.Branch; b != nil {
		at := k.position(b)
		k.say("sibling-deleted", true, fmt.Sprintf("%s has no counterpart for %s on this branch", b.What, k.Name()), &at)
	}
	if e := k.E.LeftOut; e != nil {
		at := k.position(e)
		k.say("sibling-deleted", true, fmt.Sprintf("%s has no counterpart for %s", e.What, k.Name()), &at)
	}
	if r := k.E.Replaced; r != nil {
		at := Position(r.In.Package, r.Call.Pos)
		also := " and adds another"
		if r.Alone {
			also = ""
		}
		k.say("outlives-activation", true, fmt.Sprintf("%s ends one here%s, without the %s of %s", r.In.Display, also, r.Beside.What, r.Beside.Func.Display), &at)
	}
	if p := k.E.Pending; p != nil {
		at := k.position(p.Grow)
		if p.After != nil {
			at = Position(p.Func.Package, p.After.Pos)
		}
		k.say("outlives-activation", true, pendingText(p), &at)
	}
	if z := k.E.Zombie; z != nil {
		for _, e := range z.Empties {
			at := k.position(e)
			k.say("emptied-value", true, fmt.Sprintf("%s keeps the key, and nothing next to it deletes one", e.What), &at)
		}
	}
}

func partialFunc(k *Case, class growth.Class) string {
	for _, e := range k.Partial {
		if e.Class == class {
			return e.Func.Display
		}
	}
	return "an exported function"
}

// nextTo quotes the statement beside which another one belongs, if it reads well.
func nextTo(what string) string {
	if short(what) == "" || !quoted.IsStatement(what) {
		return ""
	}
	return ", next to `" + what + "`"
}
