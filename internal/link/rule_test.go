package link_test

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
)

// judged is a container with what is known of it.
type judged struct {
	c *growth.Container
	e link.Evidence
}

// By what containers hold and what is known of them they belong to one rule.
func TestRules(t *testing.T) {
	kind := func(k facts.Kind, more ...func(*judged)) judged {
		j := judged{c: &growth.Container{Kind: k}}
		for _, do := range more {
			do(&j)
		}
		return j
	}
	library := func(k string) func(*judged) { return func(j *judged) { j.c.LibraryKind = k } }
	left := func(k pending.Kind, weak bool) func(*judged) {
		return func(j *judged) { j.e.Pending = &pending.Pending{Kind: k, Weak: weak} }
	}
	chans := func(j *judged) { j.c.Levels = []facts.Kind{facts.KindMap, facts.KindChan} }
	zombie := func(levels int) func(*judged) {
		return func(j *judged) { j.e.Zombie = &evidence.Zombie{Levels: levels} }
	}
	lock := func(j *judged) { j.c.Value.Lock = true }
	worker := func(j *judged) { j.e.Worker = true }
	level := func(j *judged) { j.c.Level = 1 }
	expires := func(j *judged) { j.c.Expiry = growth.ExpirySweep }
	loses := func(class growth.Class, extent facts.Extent) func(*judged) {
		return func(j *judged) { j.c.Shrinks = append(j.c.Shrinks, &growth.Event{Class: class, Extent: extent}) }
	}
	one := loses(growth.ClassEventOne, facts.ExtentOne)
	for name, list := range map[string][]judged{
		"queuegrow": {kind(facts.KindChan, func(j *judged) { j.e.Queue = &queue.Queue{} }), kind(growth.KindQueue), kind(growth.KindDeque)},
		"slicegrow": {kind(facts.KindSlice), kind(facts.KindList), kind(facts.KindHeap), kind(facts.KindBuffer), kind(facts.KindBuilder), kind(growth.KindStack)},
		"":          {kind(facts.KindLib), kind(facts.KindChan), kind(facts.KindLib, library("map"))},
		"cachegrow": {
			kind(facts.KindLib, library("cache")), kind(facts.KindLib, library("remote")), kind(facts.KindLib, func(j *judged) { j.e.Faults = []cache.Fault{{}} }),
			kind(facts.KindMap, expires), kind(facts.KindMap, expires, lock), kind(facts.KindMap, expires, zombie(0)),
		},
		"pendinggrow": {
			kind(facts.KindMap, left(pending.Wait, false), chans), kind(facts.KindMap, left(pending.Wait, true), chans), kind(facts.KindMap, left(pending.Branch, false)),
			kind(facts.KindSyncMap, left(pending.Branch, true), one), kind(facts.KindMap, left(pending.Branch, false), zombie(1)),
		},
		"zombiegrow": {
			kind(facts.KindMap, zombie(0)), kind(facts.KindMap, zombie(1), expires), kind(facts.KindMap, zombie(1), left(pending.Branch, true), expires),
			kind(facts.KindMap, zombie(0), left(pending.Branch, true)),
		},
		"lockgrow": {
			kind(facts.KindMap, lock), kind(facts.KindMap, worker), kind(facts.KindMap, lock, left(pending.Branch, false)),
			kind(facts.KindMap, lock, expires, loses(growth.ClassTold, facts.ExtentOne)),
		},
		"mapgrow": {
			kind(facts.KindMap), kind(facts.KindMap, left(pending.Session, false)), kind(facts.KindMap, left(pending.Session, true), one),
			kind(facts.KindMap, lock, level), kind(facts.KindMap, expires, level), kind(facts.KindMap, expires, loses(growth.ClassTold, facts.ExtentOne)),
			kind(facts.KindMap, left(pending.Branch, true)), kind(facts.KindMap, left(pending.Wait, true)), kind(facts.KindMap, left(pending.Branch, true), chans),
			kind(facts.KindMap, left(pending.Branch, true), loses(growth.ClassVoid, facts.ExtentOne)),
			kind(facts.KindMap, left(pending.Branch, true), loses(growth.ClassSweep, facts.ExtentAll)), kind(facts.KindMap, chans),
		},
	} {
		for i, j := range list {
			assert.Equal(t, name, j.e.Rule(j.c), "%s %d", name, i)
		}
	}
}

// What the tables have of a container is its evidence, and nothing of another one's.
func TestEvidenceIsOfOneContainer(t *testing.T) {
	c, other, e := &growth.Container{Kind: facts.KindSlice}, &growth.Container{Kind: facts.KindSlice}, &growth.Event{}
	p := &link.Program{}
	assert.Equal(t, link.Evidence{}, p.Evidence(c))
	p.Tables = link.Tables{
		Queues: growth.Table[*queue.Queue]{c: {Shape: queue.QueueDrained}}, Workers: growth.Table[bool]{c: true}, Again: growth.Table[*growth.Event]{c: e},
	}
	assert.Equal(t, link.Evidence{Queue: &queue.Queue{Shape: queue.QueueDrained}, Worker: true, Again: e}, p.Evidence(c))
	assert.Equal(t, "queuegrow", p.Rule(c))
	assert.Equal(t, link.Evidence{}, p.Evidence(other))
	assert.Equal(t, "slicegrow", p.Rule(other))
}
