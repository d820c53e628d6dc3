// Package memberdebts counts what each member owes; one that leaves takes its name and not its debts.
package memberdebts

import (
	"net/http"
	"sync"
)

// Club has members, what they owe, and what they are owed.
type Club struct {
	mu      sync.Mutex
	members map[string]string
	debts   map[string]int
	dues    map[string]int
}

// NewClub returns a club without members.
func NewClub() *Club {
	return &Club{members: map[string]string{}, debts: map[string]int{}, dues: map[string]int{}}
}

// Join takes a member.
func (c *Club) Join(w http.ResponseWriter, r *http.Request) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.members[r.FormValue("name")] = r.RemoteAddr
}

// Leave lets a member go.
func (c *Club) Leave(w http.ResponseWriter, r *http.Request) {
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.members, r.FormValue("name"))
	delete(c.dues, r.FormValue("name"))
}

// Round is on all.
func (c *Club) Round(w http.ResponseWriter, r *http.Request) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for name := range c.members {
		c.debts[name]++ // want mapgrow medium "Club.debts"
		c.dues[name]++
	}
}

// Pay pays one round.
func (c *Club) Pay(w http.ResponseWriter, r *http.Request) {
	name := r.FormValue("name")
	c.mu.Lock()
	defer c.mu.Unlock()
	c.debts[name]--
	if c.debts[name] == 0 {
		delete(c.debts, name)
	}
	c.dues[name]--
	if c.dues[name] == 0 {
		delete(c.dues, name)
	}
}
