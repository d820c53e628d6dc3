// Package takenout has objects that are emptied as they are taken out of where they live, and that
// forget one of two keys while they live.
package takenout

import (
	"encoding/json"
	"net"
	"net/http"
	"sync"
)

type notice struct {
	Member, Track string
	Gone, Left    bool
}

// base is what members of all kinds have.
type base struct {
	name   string
	all    *sync.Map
	spoken *sync.Map
}

func newBase(name string) *base {
	return &base{name: name, all: &sync.Map{}, spoken: &sync.Map{}}
}

func (b *base) add(track string) {
	b.all.Store(track, b.name)
	b.spoken.Store(track, b.name)
}

// own is the member at this end.
type own struct{ base }

func (o *own) remove(track string) {
	o.all.Delete(track)
	o.spoken.Delete(track)
}

// member is one at another end.
type member struct{ base }

func newMember(n notice) *member {
	m := &member{base: *newBase(n.Member)}
	m.update(n)
	return m
}

func (m *member) update(n notice) {
	if n.Gone {
		m.drop(n)
		return
	}
	m.add(n.Track) // want mapgrow medium "all"
}

func (m *member) drop(n notice) {
	m.spoken.Delete(n.Track)
}

// leave empties what it has.
func (m *member) leave() {
	erase(m.all)
	erase(m.spoken)
}

func erase(m *sync.Map) {
	m.Range(func(k, _ any) bool {
		m.Delete(k)
		return true
	})
}

// Room has members, who come and go.
type Room struct {
	own *own

	mu      sync.Mutex
	members map[string]*member
}

// Join listens to what happens in the room.
func Join(conn net.Conn) *Room {
	r := &Room{own: &own{base: *newBase("own")}, members: map[string]*member{}}
	go r.listen(conn)
	return r
}

// Publish adds a track of one's own.
func (r *Room) Publish(track string) { r.own.add(track) }

// Unpublish takes it away.
func (r *Room) Unpublish(track string) { r.own.remove(track) }

func (r *Room) listen(conn net.Conn) {
	for in := json.NewDecoder(conn); ; {
		var n notice
		if err := in.Decode(&n); err != nil {
			return
		}
		r.noted(n)
	}
}

func (r *Room) noted(n notice) {
	r.mu.Lock()
	defer r.mu.Unlock()
	m := r.members[n.Member]
	switch {
	case m == nil:
		r.members[n.Member] = newMember(n)
	case n.Left:
		r.gone(m)
	default:
		m.update(n)
	}
}

func (r *Room) gone(m *member) {
	delete(r.members, m.name)
	m.leave()
}

// Desk has a drawer for each clerk.
type Desk struct {
	mu      sync.Mutex
	drawers map[string]*drawer
}

type drawer struct{ papers, seals map[string]string }

// File puts a paper and its seal there.
func (d *Desk) File(clerk, paper, seal string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	w := d.drawers[clerk]
	if w == nil {
		w = &drawer{papers: map[string]string{}, seals: map[string]string{}}
		d.drawers[clerk] = w
	}
	w.put(paper, seal)
}

func (w *drawer) put(paper, seal string) {
	w.papers[paper] = seal
	w.seals[paper] = seal // want mapgrow medium "drawer.seals"
}

// Shred takes the paper and leaves the seal.
func (d *Desk) Shred(clerk, paper string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if w := d.drawers[clerk]; w != nil {
		delete(w.papers, paper)
	}
}

// Dismiss takes the drawer away.
func (d *Desk) Dismiss(clerk string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	w := d.drawers[clerk]
	delete(d.drawers, clerk)
	if w != nil {
		w.wipe()
	}
}

func (w *drawer) wipe() {
	clear(w.papers)
	clear(w.seals)
}

// Serve serves a desk.
func (d *Desk) Serve() error {
	http.HandleFunc("/file", func(w http.ResponseWriter, r *http.Request) {
		d.File(r.FormValue("clerk"), r.FormValue("paper"), r.FormValue("seal"))
	})
	http.HandleFunc("/shred", func(w http.ResponseWriter, r *http.Request) {
		d.Shred(r.FormValue("clerk"), r.FormValue("paper"))
	})
	http.HandleFunc("/dismiss", func(w http.ResponseWriter, r *http.Request) {
		d.Dismiss(r.FormValue("clerk"))
	})
	return http.ListenAndServe("localhost:8080", nil)
}
