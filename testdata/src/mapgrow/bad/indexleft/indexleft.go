// Package indexleft keeps what waits in order, and finds it by name.
package indexleft

import (
	"container/heap"
	"container/list"
	"fmt"
	"net/http"
	"sync"
	"time"
)

type alarm struct {
	name string
	at   time.Time
	pos  int
}

type alarms []*alarm

func (a alarms) Len() int           { return len(a) }
func (a alarms) Less(i, j int) bool { return a[i].at.Before(a[j].at) }
func (a alarms) Swap(i, j int) {
	a[i], a[j] = a[j], a[i]
	a[i].pos, a[j].pos = i, j
}

func (a *alarms) Push(x any) {
	n := x.(*alarm)
	n.pos = len(*a)
	*a = append(*a, n)
}

func (a *alarms) Pop() any {
	last := len(*a) - 1
	x := (*a)[last]
	(*a)[last] = nil
	*a = (*a)[:last]
	return x
}

// Clock rings.
type Clock struct {
	mu    sync.Mutex
	next  alarms
	names map[string]*alarm
}

// NewClock starts one.
func NewClock() *Clock {
	c := &Clock{names: map[string]*alarm{}}
	go c.tick()
	return c
}

// ServeHTTP sets an alarm, or takes one back.
func (c *Clock) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name := r.FormValue("name")
	c.mu.Lock()
	defer c.mu.Unlock()
	if r.Method == http.MethodDelete {
		if a := c.names[name]; a != nil {
			heap.Remove(&c.next, a.pos)
			delete(c.names, name)
		}
		return
	}
	a := &alarm{name: name, at: time.Now().Add(time.Hour)}
	heap.Push(&c.next, a)
	c.names[name] = a // want mapgrow medium "Clock.names gains .*removes only .*still holds"
}

func (c *Clock) tick() {
	for now := range time.Tick(time.Second) {
		c.mu.Lock()
		for len(c.next) > 0 && c.next[0].at.Before(now) {
			a := heap.Pop(&c.next).(*alarm)
			fmt.Println(a.name)
		}
		c.mu.Unlock()
	}
}

// Line serves whoever came first.
type Line struct {
	mu    sync.Mutex
	order *list.List
	where map[string]*list.Element
}

// NewLine is empty.
func NewLine() *Line { return &Line{order: list.New(), where: map[string]*list.Element{}} }

// Join puts somebody at the end.
func (l *Line) Join(who string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.where[who] = l.order.PushBack(who) // want mapgrow medium "Line.where gains .*removes only .*still holds"
}

// Leave takes out who does not want to wait.
func (l *Line) Leave(who string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if e, ok := l.where[who]; ok {
		l.order.Remove(e)
		delete(l.where, who)
	}
}

// Next is who has waited longest.
func (l *Line) Next() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	e := l.order.Front()
	if e == nil {
		return ""
	}
	l.order.Remove(e)
	return e.Value.(string)
}
