package judge

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/link"
)

// lasting is a case of a map that lives as long as the process, with one insert under keys
// that its callers pass; change makes another of it.
func lasting(change func(k *Case)) *Case {
	grow := &link.Event{Op: facts.Grow, Origin: link.OriginParam, Func: &link.Func{Func: &facts.Func{}}, Site: &link.Func{Func: &facts.Func{}}}
	k := &Case{
		Program: &link.Program{}, Live: []*link.Event{grow},
		C: &link.Container{
			Container: facts.Container{Key: "m/p.T.m", Owner: "T", TypeText: "map[string]int"}, ID: "m/p.T.m", Kind: facts.KindMap,
			Package: &link.Package{Summary: &facts.Summary{Path: "m/p"}, Closed: true}, Holder: link.Holder{Life: link.LifeProcess}, Grows: []*link.Event{grow},
		},
	}
	change(k)
	return k
}

func removed(class link.Class) []*link.Event {
	return []*link.Event{{Op: facts.Shrink, Class: class, Extent: facts.ExtentOne, Key: facts.Unknown()}}
}

// What is seen decides, by the first rung that holds.
func TestWhatDecides(t *testing.T) {
	for name, cases := range map[string][]func(k *Case){
		"nothing shrinks it": {func(*Case) {}},
		"nothing shrinks it, keys from outside": {
			func(k *Case) { k.Live[0].Origin = link.OriginOutside },
			func(k *Case) { k.Live[0].Origin = link.OriginFresh },
		},
		"keys ranged from elsewhere":   {func(k *Case) { k.Live[0].Origin = link.OriginRanged }},
		"sibling loses the same key":   {func(k *Case) { k.C.Siblings = []link.Sibling{{Same: true}} }},
		"replaced only":                {func(k *Case) { k.Partial = removed(link.ClassOnReplace) }},
		"removed on error only":        {func(k *Case) { k.Partial = removed(link.ClassOnError) }},
		"API empties a map":            {func(k *Case) { k.Partial = removed(link.ClassAPIAll) }},
		"API removes one key":          {func(k *Case) { k.Partial = removed(link.ClassAPIOne) }},
		"expiry on look-up only":       {func(k *Case) { k.Partial = removed(link.ClassLazy) }},
		"one key removed":              {func(k *Case) { k.Partial = removed(link.ClassEventOne) }},
		"complete shrink":              {func(k *Case) { k.Complete = removed(link.ClassSweep) }},
		"holder lives for a call":      {func(k *Case) { k.C.Holder.Life = link.LifeCall }},
		shortLived:                     {func(k *Case) { k.C.Holder.Life = link.LifeUnknown }},
		"behind an environment switch": {func(k *Case) { k.C.Switched = true }},
		"registered from outside":      {func(k *Case) { k.C.Registered = true }},
		"consumer under a setting":     {func(k *Case) { k.Partial = removed(link.ClassUnstarted) }},
		"emptied only where a state ends": {
			func(k *Case) { k.Partial = removed(link.ClassStateGate) },
		},
		"functions kept until a start": {func(k *Case) { k.Partial, k.C.Value.Func = removed(link.ClassStateGate), true }},
		"its removal is never called": {func(k *Case) {
			k.Void = removed(link.ClassVoid)
			k.Void[0].Roots.Dead = true
		}},
		"complete shrink, sibling forgets": {func(k *Case) {
			k.Complete, k.C.Siblings = removed(link.ClassSweep), []link.Sibling{{Same: true}}
		}},
		"one key removed, sibling forgets": {func(k *Case) {
			k.Partial, k.C.Siblings = removed(link.ClassEventOne), []link.Sibling{{Same: true}}
		}},
		"removed on error, emptied on request": {func(k *Case) {
			k.Partial = append(removed(link.ClassOnError), removed(link.ClassAPIAll)...)
		}},
		"entries in another process": {func(k *Case) { k.C.Faults = []link.CacheFault{{Event: k.Live[0], Remote: true}} }},
		"entries expire, without a size": {func(k *Case) {
			k.C.Faults = []link.CacheFault{{Event: k.Live[0], Expires: true}}
		}},
		"unbounded in some ways of making it": {func(k *Case) {
			k.C.Faults = []link.CacheFault{{Event: k.Live[0], Some: true}}
		}},
		"stays after an error, beside a sweep": {func(k *Case) {
			k.Complete, k.C.Pending = removed(link.ClassSweep), &link.Pending{}
		}},
		"stays when its activation ends otherwise": {func(k *Case) { k.C.Pending = &link.Pending{} }},
		"may stay when its activation ends otherwise": {func(k *Case) {
			k.Partial, k.C.Pending = removed(link.ClassEventOne), &link.Pending{Weak: true}
		}},
		"value emptied, key removed elsewhere": {func(k *Case) {
			k.Partial, k.C.Zombie = removed(link.ClassEventOne), &link.Zombie{}
		}},
		"value emptied, key kept":       {func(k *Case) { k.Partial, k.C.Zombie = removed(link.ClassAPIAll), &link.Zombie{} }},
		"goroutine for each send":       {func(k *Case) { k.C.Queue = &link.Queue{Shape: link.QueueSpawned} }},
		"size from outside":             {func(k *Case) { k.C.Queue = &link.Queue{Shape: link.QueueSized} }},
		"channel without a limit":       {func(k *Case) { k.C.Queue = &link.Queue{Shape: link.QueueHuge} }, func(k *Case) { k.C.Queue = &link.Queue{Shape: link.QueueUnread} }, func(k *Case) { k.C.Queue = &link.Queue{Shape: link.QueueUnlimited} }},
		"takes in while it cannot send": {func(k *Case) { k.C.Queue = &link.Queue{Shape: link.QueueInfinite} }},
		"queue with a consumer": {func(k *Case) {
			k.C.Queue, k.C.Package.Closed, k.Live[0].Roots.Exported = &link.Queue{Shape: link.QueueDrained}, false, true
		}},
		"one key removed, a sweep forgets it": {func(k *Case) {
			k.Partial, k.C.Siblings = removed(link.ClassEventOne), []link.Sibling{{End: &link.Event{Class: link.ClassSweep}}}
		}},
		"API removes one key of a cache": {func(k *Case) {
			k.Partial, k.C.Kind, k.C.LibraryKind = removed(link.ClassAPIOne), facts.KindLib, "cache"
		}},
		"added again though it is there": {func(k *Case) { k.C.Again = &link.Event{} }},
	} {
		for i, change := range cases {
			assert.Equal(t, name, lasting(change).decide().name, i)
		}
	}
}

// ranged makes all keys those of another container, which lasts for no long.
func ranged(k *Case) { k.Live[0].Origin = link.OriginRanged }

// beside gives a case a swept sibling with keys of a type.
func beside(k *Case, typ string) {
	k.Partial = removed(link.ClassEventOne)
	k.C.Siblings = []link.Sibling{{ID: "m/p.T.o", End: &link.Event{Class: link.ClassSweep}}}
	k.Program.Containers = []*link.Container{{ID: "m/p.T.o", Container: facts.Container{TypeText: typ}}}
}

// Where one piece of the evidence for a rung is missing, another one decides.
func TestEvidenceThatIsMissing(t *testing.T) {
	for name, cases := range map[string][]func(k *Case){
		shortLived: {func(k *Case) { k.C.Again, k.C.Holder.Life = &link.Event{}, link.LifeUnknown }},
		"keys ranged from elsewhere": {
			func(k *Case) { k.C.Again = &link.Event{}; ranged(k) },
			func(k *Case) { k.Partial = removed(link.ClassElsewhere); ranged(k) },
		},
		"nothing shrinks it": {
			func(k *Case) { k.C.Registered, k.C.Kind, k.C.LibraryKind = true, facts.KindLib, "cache" },
			func(k *Case) { k.Partial = removed(link.ClassOnSuccess) },
		},
		"value emptied, key kept": {func(k *Case) { k.C.Registered, k.C.Zombie, k.Partial = true, &link.Zombie{}, removed(link.ClassAPIAll) }},
		"one key removed": {
			func(k *Case) {
				k.Partial, k.C.Siblings = removed(link.ClassEventOne), []link.Sibling{{End: &link.Event{Class: link.ClassEventOne}}}
			},
			func(k *Case) { beside(k, "map[int]int") },
		},
		"one key removed, a sweep forgets it": {
			func(k *Case) { beside(k, "map[string]bool") },
			func(k *Case) { beside(k, "Named") },
			func(k *Case) { beside(k, "map[int]int"); k.C.TypeText = "Named" },
		},
		"may stay when its activation ends otherwise": {func(k *Case) {
			k.Partial, k.C.Pending = removed(link.ClassEventOne), &link.Pending{Kind: link.PendingFlagged}
			ranged(k)
		}},
		"API empties a list": {func(k *Case) {
			k.C.Kind, k.C.Holder.PerEvent, k.Partial = facts.KindSlice, true, removed(link.ClassAPIAll)
		}},
		"API empties a map": {func(k *Case) {
			k.C.Kind, k.C.Holder.PerEvent, k.Partial = facts.KindSlice, true, removed(link.ClassAPIAll)
			k.Partial[0].Roots.Asked = true
		}},
	} {
		for i, change := range cases {
			assert.Equal(t, name, lasting(change).decide().name, i)
		}
	}
}
