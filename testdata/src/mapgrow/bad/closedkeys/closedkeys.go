// Package closedkeys keeps things under keys of which one part is open.
package closedkeys

import (
	"fmt"
	"net/http"
	"sync"
)

// door is a kind and a name.
type door struct{ kind, name string }

var guests = struct {
	sync.Mutex
	now map[door]int
}{now: map[door]int{}}

func enter(kind, name string) {
	d := door{kind, name}
	guests.Lock()
	defer guests.Unlock()
	guests.now[d]++ // want mapgrow high "guests.now"
	show(func() { fmt.Println(guests.now[d]) })
}

func show(do func()) { do() }

// Pool has a number for each job.
type Pool struct {
	mu    sync.Mutex
	last  int
	jobs  map[int]string
	kinds sync.Map
}

var pool = &Pool{jobs: map[int]string{}}

// Handle enters who asks.
func Handle(w http.ResponseWriter, r *http.Request) {
	enter("front", r.FormValue("name"))
	pool.add(r.URL.Path)
	pool.note(r.FormValue("kind"))
}

func (p *Pool) add(what string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.last++
	if p.last > 1000 {
		fmt.Println("many")
	}
	p.jobs[p.last] = what // want mapgrow high "Pool.jobs"
}

func (p *Pool) note(kind any) {
	p.kinds.Store(kind, true) // want mapgrow high "Pool.kinds"
}
