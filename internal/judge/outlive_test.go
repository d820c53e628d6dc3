package judge

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/growthlint/growthlint/internal/evidence"
	"github.com/growthlint/growthlint/internal/evidence/pending"
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/program"
)

// What leaves an entry behind is told in the words of its kind, and of no other.
func TestWordsOfWhatStays(t *testing.T) {
	in := func(k *Case, name string) *program.Func {
		return &program.Func{Func: &facts.Func{Display: name}, Package: k.C.Package}
	}
	event := func(k *Case, name string) *growth.Event {
		return &growth.Event{Func: in(k, name), What: "delete(t.o, k)", Pos: facts.Pos{Line: 7}}
	}
	left := func(kind pending.Kind, more ...func(k *Case)) func(*Case) {
		return func(k *Case) {
			k.E.Pending = &pending.Pending{Kind: kind, Grow: event(k, "add"), Func: in(k, "ask"), By: event(k, "drop")}
			for _, do := range more {
				do(k)
			}
		}
	}
	after := func(name string) func(*Case) {
		return func(k *Case) {
			k.E.Pending.After = &facts.Call{Callee: facts.Callee{Name: name}, Pos: facts.Pos{Line: 9}}
		}
	}
	weak := func(k *Case) { k.E.Pending.Weak = true }
	zombie := func(how facts.How, levels int, more ...func(k *Case)) func(*Case) {
		return func(k *Case) {
			k.E.Zombie = &evidence.Zombie{Empties: []*growth.Event{event(k, "drain")}, How: how, Levels: levels}
			for _, do := range more {
				do(k)
			}
		}
	}
	replaced := func(class growth.Class) func(*Case) {
		return one(class, func(k *Case) {
			k.E.Replaced = &evidence.Replaced{In: in(k, "swap"), Call: &facts.Call{Pos: facts.Pos{Line: 8}}, Beside: event(k, "drop")}
		})
	}
	nameless := func(class growth.Class, op facts.Op) func(*Case) {
		return one(class, func(k *Case) {
			k.E.Unnamed, k.Partial[0].Key, k.Partial[0].Func = &growth.Event{}, &facts.Term{Op: op}, in(k, "Remove")
		})
	}
	saidSo := func(class growth.Class) func(*Case) {
		return one(class, func(k *Case) { k.E.SaidSo = event(k, "told") })
	}
	branch := func(k *Case) { k.E.Branch = event(k, "leave") }
	expiring := func(k *Case) { k.C.Expiry = growth.ExpirySweep }
	for name, tt := range map[string]struct {
		do          func(*Case)
		why, remedy string
		evidence    []string
		line        int
	}{
		"nothing":               {do: func(*Case) {}},
		"a branch":              {branch, "leave does not delete it on one of its branches", "in leave, delete the key from T.m as well, next to `delete(t.o, k)`", []string{"sibling-deleted"}, 7},
		"replaced":              {replaced(growth.ClassEventOne), "swap ends one and adds another without removing the first", "in swap, remove the old one from T.m, as drop does", []string{"outlives-activation"}, 8},
		"replaced, on errors":   {replaced(growth.ClassOnError), "", "", []string{"outlives-activation"}, 8},
		"flagged":               {left(pending.Flagged), "ask removes it only if a flag of the entry allows it", "delete the key from T.m on every return path of ask, preferably with defer", []string{"outlives-activation"}, 7},
		"waited for":            {left(pending.Wait), "ask does not remove it when it gives up waiting", "delete the key from T.m on every return path of ask, preferably with defer", []string{"outlives-activation"}, 7},
		"left by a session":     {left(pending.Session), "ask returns without removing it when the peer disconnects; drop removes it only when the peer asks for that", "in ask, defer the deletion of the key from T.m", []string{"outlives-activation"}, 7},
		"let go":                {left(pending.Left), "ask stops waiting for what it was given, which stays in the list", "remove it from T.m when ask stops waiting for it", []string{"outlives-activation"}, 7},
		"let go, of a list":     {left(pending.Left, listed), "ask stops waiting for what it was given, which stays in the list", "remove it from T.m when ask stops waiting for it", []string{"outlives-activation"}, 7},
		"on a branch":           {left(pending.Branch), "ask does not remove it on some of its return paths", "delete the key from T.m on every return path of ask, preferably with defer", []string{"outlives-activation"}, 7},
		"on a branch of a list": {left(pending.Branch, listed), "", "", []string{"outlives-activation"}, 7},
		"a call fails":          {left(pending.Branch, after("Dial")), "ask does not remove it when Dial fails", "delete the key from T.m on every return path of ask, preferably with defer", []string{"outlives-activation"}, 9},
		"something fails":       {left(pending.Failed, after("")), "ask does not remove it after an error", "delete the key from T.m on every return path of ask, preferably with defer", []string{"outlives-activation"}, 9},
		"handed out":            {left(pending.Handed), "it stays unless the client that was given the key asks for its removal", "make each entry of T.m expire: start a timer for it in ask, or sweep stale entries", []string{"outlives-activation"}, 7},
		"unconfirmed":           {left(pending.Unconfirmed), "it stays where the datagram that answers is lost", "make each entry of T.m expire: start a timer for it in ask, or sweep stale entries", []string{"outlives-activation"}, 7},
		"its timer fired":       {left(pending.Fired), "the function that its timer runs does not remove it", "in the function that the timer runs, delete the key from T.m", []string{"outlives-activation"}, 7},
		"of another rule":       {left(pending.Flagged, weak), "", "", []string{"outlives-activation"}, 7},
		"without a name":        {nameless(growth.ClassAPIOne, facts.OpParam), "only Remove removes one, by a key that is not returned to callers", "", nil, 0},
		"with a name":           {do: nameless(growth.ClassAPIOne, facts.OpField)},
		"by events":             {do: nameless(growth.ClassEventOne, facts.OpParam)},
		"its input says so":     {saidSo(growth.ClassEventOne), "told deletes a key only when later input asks for it", "", nil, 0},
		"and only on error":     {do: saidSo(growth.ClassOnError)},
		"counted down":          {zombie(facts.HowCount, 0), "drain counts its value down without deleting the key", "in drain, delete the key from T.m once its value is empty", []string{"emptied-value"}, 7},
		"nil put there":         {zombie(facts.HowInsert, 0), "drain sets its value to nil without deleting the key", "in drain, delete the key from T.m once its value is empty", []string{"emptied-value"}, 7},
		"nil stored there":      {zombie(facts.HowStore, 0), "drain sets its value to nil without deleting the key", "in drain, delete the key from T.m once its value is empty", []string{"emptied-value"}, 7},
		"nil put below":         {zombie(facts.HowInsert, 1), "drain empties its value without deleting the key", "in drain, delete the key from T.m once its value is empty", []string{"emptied-value"}, 7},
		"emptied":               {zombie(facts.HowDelete, 0), "drain empties its value without deleting the key", "in drain, delete the key from T.m once its value is empty", []string{"emptied-value"}, 7},
		"emptied in a cache":    {zombie(facts.HowDelete, 0, expiring), "", "", []string{"emptied-value"}, 7},
	} {
		t.Run(name, func(t *testing.T) {
			k := lasting(func(k *Case) { k.C.Name = "m"; tt.do(k) })
			assert.Equal(t, tt.why, k.outlived())
			assert.Equal(t, tt.remedy, k.outlivedRemedy())
			k.argueOutlived()
			var codes []string
			for _, e := range k.Evidence {
				codes = append(codes, e.Code)
				assert.Equal(t, tt.line, e.Position.Line)
			}
			assert.Equal(t, tt.evidence, codes)
		})
	}
}

// Entries are without a name where no removal takes a key that somebody knows.
func TestNameless(t *testing.T) {
	param, known := &facts.Term{Op: facts.OpParam}, &facts.Term{Op: facts.OpField}
	key := func(class growth.Class, key *facts.Term) func(*Case) {
		return one(class, func(k *Case) { k.E.Unnamed, k.Partial[len(k.Partial)-1].Key = &growth.Event{}, key })
	}
	assert.True(t, lasting(key(growth.ClassAPIOne, param)).nameless())
	assert.False(t, lasting(key(growth.ClassAPIOne, known)).nameless())
	assert.False(t, lasting(func(k *Case) { key(growth.ClassAPIOne, param)(k); key(growth.ClassOnError, param)(k) }).nameless())
	assert.True(t, lasting(func(k *Case) {
		key(growth.ClassAPIOne, param)(k)
		key(growth.ClassAPIAll, param)(k)
		k.Partial[1].Extent = facts.ExtentAll
	}).nameless(), "whole resets name nothing")
	assert.False(t, lasting(func(k *Case) { key(growth.ClassAPIAll, param)(k); k.Partial[0].Extent = facts.ExtentAll }).nameless())
	assert.False(t, lasting(one(growth.ClassAPIOne, func(k *Case) { k.Partial[0].Key = param })).nameless(), "code in view passes its keys on")
}
