// Package listremove pushes to a list and a heap, and removes on every edge.
package listremove

import (
	"container/heap"
	"container/list"
	"net"
	"net/http"
	"sync"
	"time"
)

type alarm struct {
	at   time.Time
	name string
}

type alarms []alarm

func (a alarms) Len() int           { return len(a) }
func (a alarms) Less(i, j int) bool { return a[i].at.Before(a[j].at) }
func (a alarms) Swap(i, j int)      { a[i], a[j] = a[j], a[i] }
func (a *alarms) Push(x any)        { *a = append(*a, x.(alarm)) }
func (a *alarms) Pop() any {
	old := *a
	last := old[len(old)-1]
	*a = old[:len(old)-1]
	return last
}

// Clock rings at people who listen.
type Clock struct {
	mu        sync.Mutex
	listeners *list.List
	due       alarms
}

// NewClock starts a clock.
func NewClock() *Clock {
	c := &Clock{listeners: list.New()}
	go c.run()
	return c
}

// Listen holds a connection until it breaks.
func (c *Clock) Listen(conn net.Conn) {
	c.mu.Lock()
	e := c.listeners.PushBack(conn)
	c.mu.Unlock()
	defer func() {
		c.mu.Lock()
		c.listeners.Remove(e)
		c.mu.Unlock()
	}()
	var b [1]byte
	for {
		if _, err := conn.Read(b[:]); err != nil {
			return
		}
	}
}

// ServeHTTP sets an alarm.
func (c *Clock) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	d, err := time.ParseDuration(r.FormValue("in"))
	if err != nil || d > time.Hour {
		http.Error(w, "when?", http.StatusBadRequest)
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	heap.Push(&c.due, alarm{time.Now().Add(d), r.FormValue("name")})
}

func (c *Clock) run() {
	for now := range time.Tick(time.Second) {
		c.mu.Lock()
		for len(c.due) > 0 && c.due[0].at.Before(now) {
			a := heap.Pop(&c.due).(alarm)
			for e := c.listeners.Front(); e != nil; e = e.Next() {
				_, _ = e.Value.(net.Conn).Write([]byte(a.name + "\n"))
			}
		}
		c.mu.Unlock()
	}
}
