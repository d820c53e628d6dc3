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
	} {
		for i, change := range cases {
			assert.Equal(t, name, lasting(change).decide().name, i)
		}
	}
}
