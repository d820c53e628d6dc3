package link

import (
	"github.com/growthlint/growthlint/internal/evidence"
	"github.com/growthlint/growthlint/internal/evidence/cache"
	"github.com/growthlint/growthlint/internal/evidence/pending"
	"github.com/growthlint/growthlint/internal/evidence/queue"
	"github.com/growthlint/growthlint/internal/growth"
)

// Tables are what the phases find out of containers for single rules, beside their events and
// holders. One phase gives each table, and none changes it after that.
type Tables struct {
	// Queues are what is known of containers as queues.
	Queues growth.Table[*queue.Queue]
	// Faults are the reasons why inserts into a library's cache stay, worst first.
	Faults growth.Table[[]cache.Fault]
	// Siblings are containers of the same holder that lose the key this one keeps.
	Siblings growth.Table[[]evidence.Sibling]
	// Besides are the places where deletes are missing that a sibling has, if all of them
	// can be put there without changing anything else.
	Besides growth.Table[[]evidence.Beside]
	// Switched are the containers that grow only under an environment variable.
	Switched growth.Table[bool]
	// Registered are the containers that only set-up from outside fills.
	Registered growth.Table[bool]
	// Workers are the containers whose values are objects with a goroutine each.
	Workers growth.Table[bool]
	// LeftOut are removals by an end of members that takes them out of others of the holder.
	LeftOut growth.Table[*growth.Event]
	// Branches are removals from a sibling on the branch where this one keeps the key.
	Branches growth.Table[*growth.Event]
	// SaidSo are removals where all of them are the other branch of an insert.
	SaidSo growth.Table[*growth.Event]
	// Missed are removals of what was not found and is found now, where there are no others.
	Missed growth.Table[*growth.Event]
	// Unnamed are grows under a key that only code in view knows.
	Unnamed growth.Table[*growth.Event]
	// Stuck are inserts of a count at which no removal takes the entry.
	Stuck growth.Table[*growth.Event]
	// Again are appends of what the list has already.
	Again growth.Table[*growth.Event]
	// Unmet are inserts of an object that no removal is for, seen from the function that makes
	// the object.
	Unmet growth.Table[*growth.Event]
	// Awaited are inserts that wait for an object which need not come.
	Awaited growth.Table[*growth.Event]
	// Members tell where a member leaves the container whose keys this one takes, and its
	// entry here stays.
	Members growth.Table[*growth.Event]
	// Replaced tell where an element is ended and replaced and stays.
	Replaced growth.Table[*evidence.Replaced]
	// Zombies tell where a value is emptied and its key stays.
	Zombies growth.Table[*evidence.Zombie]
	// Pending tell where an entry outlives the activation that it belongs to.
	Pending growth.Table[*pending.Pending]
}

// events and flags are what most tables have.
type (
	events = growth.Table[*growth.Event]
	flags  = growth.Table[bool]
)

// Evidence is what the tables have of one container: zero where a table has nothing.
type Evidence struct {
	Queue                                                                           *queue.Queue
	Faults                                                                          []cache.Fault
	Siblings                                                                        []evidence.Sibling
	Besides                                                                         []evidence.Beside
	Switched, Registered, Worker                                                    bool
	Branch, LeftOut, SaidSo, Missed, Unnamed, Stuck, Again, Unmet, Awaited, Members *growth.Event
	Replaced                                                                        *evidence.Replaced
	Zombie                                                                          *evidence.Zombie
	Pending                                                                         *pending.Pending
}

// Evidence looks a container up in all tables.
func (p *Program) Evidence(c *growth.Container) Evidence {
	t := &p.Tables
	return Evidence{
		Queue: t.Queues[c], Faults: t.Faults[c], Siblings: t.Siblings[c], Besides: t.Besides[c],
		Switched: t.Switched[c], Registered: t.Registered[c], Worker: t.Workers[c],
		Branch: t.Branches[c], LeftOut: t.LeftOut[c], SaidSo: t.SaidSo[c], Missed: t.Missed[c], Unnamed: t.Unnamed[c], Stuck: t.Stuck[c], Again: t.Again[c],
		Unmet: t.Unmet[c], Awaited: t.Awaited[c], Members: t.Members[c], Replaced: t.Replaced[c], Zombie: t.Zombies[c], Pending: t.Pending[c],
	}
}

// noting is a phase that asks a question of each container by itself and notes the answers in a
// table.
func noting[T comparable](table func(*Tables) *growth.Table[T], ask func(*work, *growth.Container) T) func(*work) {
	return func(w *work) {
		t := table(&w.program.Tables)
		*t = growth.Table[T]{}
		w.r.each(w.program.Containers, func(c *growth.Container) { growth.Put(*t, c, ask(w, c)) })
	}
}
