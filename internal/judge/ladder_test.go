package judge

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/growthlint/growthlint/internal/evidence"
	"github.com/growthlint/growthlint/internal/evidence/cache"
	"github.com/growthlint/growthlint/internal/evidence/pending"
	"github.com/growthlint/growthlint/internal/evidence/queue"
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/link"
	"github.com/growthlint/growthlint/internal/origin"
	"github.com/growthlint/growthlint/internal/program"
)

// lasting is a case of a map that lives as long as the process, with one insert under keys
// that its callers pass; change makes another of it.
func lasting(change func(k *Case)) *Case {
	grow := &growth.Event{Op: facts.Grow, Origin: origin.OriginParam, Func: &program.Func{Func: &facts.Func{}}, Site: &program.Func{Func: &facts.Func{}}}
	k := &Case{
		Program: &link.Program{}, Live: []*growth.Event{grow},
		C: &growth.Container{
			Container: facts.Container{Key: "m/p.T.m", Owner: "T", TypeText: "map[string]int"}, ID: "m/p.T.m", Kind: facts.KindMap,
			Package: &program.Package{Summary: &facts.Summary{Path: "m/p"}, Closed: true}, Holder: growth.Holder{Life: growth.LifeProcess}, Grows: []*growth.Event{grow},
		},
	}
	change(k)
	return k
}

func removed(class growth.Class) []*growth.Event {
	return []*growth.Event{{Op: facts.Shrink, Class: class, Extent: facts.ExtentOne, Key: facts.Unknown()}}
}

// What is seen decides, by the first rung that holds.
func TestWhatDecides(t *testing.T) {
	for name, cases := range map[string][]func(k *Case){
		"nothing shrinks it": {func(*Case) {}},
		"nothing shrinks it, keys from outside": {
			func(k *Case) { k.Live[0].Origin = origin.OriginOutside },
			func(k *Case) { k.Live[0].Origin = origin.OriginFresh },
		},
		"keys ranged from elsewhere":   {func(k *Case) { k.Live[0].Origin = origin.OriginRanged }},
		"sibling loses the same key":   {func(k *Case) { k.E.Siblings = []evidence.Sibling{{Same: true}} }},
		"replaced only":                {func(k *Case) { k.Partial = removed(growth.ClassOnReplace) }},
		"removed on error only":        {func(k *Case) { k.Partial = removed(growth.ClassOnError) }},
		"API empties a map":            {func(k *Case) { k.Partial = removed(growth.ClassAPIAll) }},
		"API removes one key":          {func(k *Case) { k.Partial = removed(growth.ClassAPIOne) }},
		"expiry on look-up only":       {func(k *Case) { k.Partial = removed(growth.ClassLazy) }},
		"one key removed":              {func(k *Case) { k.Partial = removed(growth.ClassEventOne) }},
		"complete shrink":              {func(k *Case) { k.Complete = removed(growth.ClassSweep) }},
		"holder lives for a call":      {func(k *Case) { k.C.Holder.Life = growth.LifeCall }},
		shortLived:                     {func(k *Case) { k.C.Holder.Life = growth.LifeUnknown }},
		"behind an environment switch": {func(k *Case) { k.E.Switched = true }},
		"registered from outside":      {func(k *Case) { k.E.Registered = true }},
		"consumer under a setting":     {func(k *Case) { k.Partial = removed(growth.ClassUnstarted) }},
		"emptied only where a state ends": {
			func(k *Case) { k.Partial = removed(growth.ClassStateGate) },
		},
		"functions kept until a start": {func(k *Case) { k.Partial, k.C.Value.Func = removed(growth.ClassStateGate), true }},
		"its removal is never called": {func(k *Case) {
			k.Void = removed(growth.ClassVoid)
			k.Void[0].Roots.Dead = true
		}},
		"complete shrink, sibling forgets": {func(k *Case) {
			k.Complete, k.E.Siblings = removed(growth.ClassSweep), []evidence.Sibling{{Same: true}}
		}},
		"one key removed, sibling forgets": {func(k *Case) {
			k.Partial, k.E.Siblings = removed(growth.ClassEventOne), []evidence.Sibling{{Same: true}}
		}},
		"removed on error, emptied on request": {func(k *Case) {
			k.Partial = append(removed(growth.ClassOnError), removed(growth.ClassAPIAll)...)
		}},
		"entries in another process": {func(k *Case) { k.E.Faults = []cache.Fault{{Event: k.Live[0], Remote: true}} }},
		"entries expire, without a size": {func(k *Case) {
			k.E.Faults = []cache.Fault{{Event: k.Live[0], Expires: true}}
		}},
		"unbounded in some ways of making it": {func(k *Case) {
			k.E.Faults = []cache.Fault{{Event: k.Live[0], Some: true}}
		}},
		"stays after an error, beside a sweep": {func(k *Case) {
			k.Complete, k.E.Pending = removed(growth.ClassSweep), &pending.Pending{}
		}},
		"stays when its activation ends otherwise": {func(k *Case) { k.E.Pending = &pending.Pending{} }},
		"may stay when its activation ends otherwise": {func(k *Case) {
			k.Partial, k.E.Pending = removed(growth.ClassEventOne), &pending.Pending{Weak: true}
		}},
		"value emptied, key kept, which others remove": {func(k *Case) {
			k.Partial, k.E.Zombie = removed(growth.ClassEventOne), &evidence.Zombie{Tidied: &growth.Event{}}
		}},
		"value emptied, key removed elsewhere": {func(k *Case) {
			k.Partial, k.E.Zombie = removed(growth.ClassEventOne), &evidence.Zombie{}
		}},
		"value emptied, key kept":       {func(k *Case) { k.Partial, k.E.Zombie = removed(growth.ClassAPIAll), &evidence.Zombie{} }},
		"goroutine for each send":       {func(k *Case) { k.E.Queue = &queue.Queue{Shape: queue.QueueSpawned} }},
		"size from outside":             {func(k *Case) { k.E.Queue = &queue.Queue{Shape: queue.QueueSized} }},
		"channel without a limit":       {func(k *Case) { k.E.Queue = &queue.Queue{Shape: queue.QueueHuge} }, func(k *Case) { k.E.Queue = &queue.Queue{Shape: queue.QueueUnread} }, func(k *Case) { k.E.Queue = &queue.Queue{Shape: queue.QueueUnlimited} }},
		"takes in while it cannot send": {func(k *Case) { k.E.Queue = &queue.Queue{Shape: queue.QueueInfinite} }},
		"consumer slower than its producers": {func(k *Case) {
			k.E.Queue, k.Live[0].Roots.Event = &queue.Queue{Shape: queue.QueueOutrun}, true
		}},
		"queue with a consumer": {func(k *Case) {
			k.E.Queue, k.C.Package.Closed, k.Live[0].Roots.Exported = &queue.Queue{Shape: queue.QueueDrained}, false, true
		}},
		"one key removed, a sweep forgets it": {func(k *Case) {
			k.Partial, k.E.Siblings = removed(growth.ClassEventOne), []evidence.Sibling{{End: &growth.Event{Class: growth.ClassSweep}}}
		}},
		"API removes one key of a cache": {func(k *Case) {
			k.Partial, k.C.Kind, k.C.LibraryKind = removed(growth.ClassAPIOne), facts.KindLib, "cache"
		}},
		"added again though it is there": {func(k *Case) { k.E.Again = &growth.Event{} }},
	} {
		for i, change := range cases {
			assert.Equal(t, name, lasting(change).decide().name, i)
		}
	}
}

// ranged makes all keys those of another container, which lasts for no long.
func ranged(k *Case) { k.Live[0].Origin = origin.OriginRanged }

// beside gives a case a swept sibling with keys of a type.
func beside(k *Case, typ string) {
	k.Partial = removed(growth.ClassEventOne)
	k.E.Siblings = []evidence.Sibling{{ID: "m/p.T.o", End: &growth.Event{Class: growth.ClassSweep}}}
	k.Program.Containers = []*growth.Container{{ID: "m/p.T.o", Container: facts.Container{TypeText: typ}}}
}

// Where one piece of the evidence for a rung is missing, another one decides.
func TestEvidenceThatIsMissing(t *testing.T) {
	for name, cases := range map[string][]func(k *Case){
		shortLived: {func(k *Case) { k.E.Again, k.C.Holder.Life = &growth.Event{}, growth.LifeUnknown }},
		"keys ranged from elsewhere": {
			func(k *Case) { k.E.Again = &growth.Event{}; ranged(k) },
			func(k *Case) { k.Partial = removed(growth.ClassElsewhere); ranged(k) },
		},
		"nothing shrinks it": {
			func(k *Case) { k.E.Registered, k.C.Kind, k.C.LibraryKind = true, facts.KindLib, "cache" },
		},
		"value emptied, key kept": {func(k *Case) {
			k.E.Registered, k.E.Zombie, k.Partial = true, &evidence.Zombie{}, removed(growth.ClassAPIAll)
		}},
		"one key removed": {
			func(k *Case) {
				k.Partial, k.E.Siblings = removed(growth.ClassEventOne), []evidence.Sibling{{End: &growth.Event{Class: growth.ClassEventOne}}}
			},
			func(k *Case) { beside(k, "map[int]int") },
		},
		"one key removed, a sweep forgets it": {
			func(k *Case) { beside(k, "map[string]bool") },
			func(k *Case) { beside(k, "Named") },
			func(k *Case) { beside(k, "map[int]int"); k.C.TypeText = "Named" },
		},
		"may stay when its activation ends otherwise": {func(k *Case) {
			k.Partial, k.E.Pending = removed(growth.ClassEventOne), &pending.Pending{Kind: pending.Flagged}
			ranged(k)
		}},
		"API empties a list": {func(k *Case) {
			k.C.Kind, k.C.Holder.PerEvent, k.Partial = facts.KindSlice, true, removed(growth.ClassAPIAll)
		}},
		"API empties a map": {func(k *Case) {
			k.C.Kind, k.C.Holder.PerEvent, k.Partial = facts.KindSlice, true, removed(growth.ClassAPIAll)
			k.Partial[0].Roots.Asked = true
		}},
	} {
		for i, change := range cases {
			assert.Equal(t, name, lasting(change).decide().name, i)
		}
	}
}
