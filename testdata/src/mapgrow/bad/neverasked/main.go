// Command neverasked has removals behind arguments that nobody gives.
package main

import (
	"log"
	"net/http"
	"sync"
	"time"
)

type fate int

const (
	park fate = iota
	forget
)

type booking struct {
	room   string
	since  time.Time
	parked bool
}

type desk struct {
	mu       sync.Mutex
	bookings map[string]*booking
}

func (d *desk) book(guest, room string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.bookings[guest] = &booking{room: room, since: time.Now()} // want mapgrow medium "desk.bookings gains"
}

func (d *desk) leave(guest string) { d.end(guest, park) }

func (d *desk) end(guest string, what fate) {
	d.mu.Lock()
	defer d.mu.Unlock()
	switch what {
	case park:
		if b := d.bookings[guest]; b != nil {
			b.parked = true
		}
	case forget:
		delete(d.bookings, guest)
	}
}

type meter struct {
	mu    sync.Mutex
	calls map[string]int
}

func (m *meter) count(who string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.calls[who]++ // want mapgrow high "meter.calls gains"
}

func (m *meter) tell(reset bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	log.Print(len(m.calls))
	if !reset {
		return
	}
	clear(m.calls)
}

func (m *meter) run() {
	for range time.Tick(time.Minute) {
		m.tell(false)
	}
}

func main() {
	d := &desk{bookings: map[string]*booking{}}
	m := &meter{calls: map[string]int{}}
	go m.run()
	http.HandleFunc("/in", func(_ http.ResponseWriter, r *http.Request) {
		m.count(r.RemoteAddr)
		d.book(r.FormValue("guest"), r.FormValue("room"))
	})
	http.HandleFunc("/out", func(_ http.ResponseWriter, r *http.Request) {
		m.count(r.RemoteAddr)
		d.leave(r.FormValue("guest"))
	})
	log.Fatal(http.ListenAndServe(":8080", nil))
}
