// Package listedchannels has goroutines that receive until a channel is closed which lies in a list or map,
// and that is closed by who takes it out.
package listedchannels

import (
	"fmt"
	"net/http"
	"slices"
	"sync"
)

// Price is what a thing costs.
type Price struct{ cents int }

// Market tells prices.
type Market struct {
	mu       sync.Mutex
	watchers map[int]chan Price
	next     int
}

// NewMarket has nobody who watches.
func NewMarket() *Market { return &Market{watchers: map[int]chan Price{}} }

// Watch is told of prices until Leave.
func (m *Market) Watch() (int, <-chan Price) {
	c := make(chan Price, 1)
	m.mu.Lock()
	defer m.mu.Unlock()
	m.next++
	m.watchers[m.next] = c
	return m.next, c
}

// Leave ends that.
func (m *Market) Leave(id int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if c, ok := m.watchers[id]; ok {
		close(c)
	}
	delete(m.watchers, id)
}

// Tell tells those who have room.
func (m *Market) Tell(p Price) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, c := range m.watchers {
		select {
		case c <- p:
		default:
		}
	}
}

// ServeHTTP shows the highest price while the request goes on.
func (m *Market) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	id, prices := m.Watch()
	defer m.Leave(id)
	var mu sync.Mutex
	high := 0
	go func() {
		for {
			p, ok := <-prices
			if !ok {
				return
			}
			mu.Lock()
			high = max(high, p.cents)
			mu.Unlock()
		}
	}()
	<-r.Context().Done()
	mu.Lock()
	defer mu.Unlock()
	fmt.Fprintln(w, high)
}

// Line is a line of a log.
type Line struct{ text string }

// Log has those that follow it in a list.
type Log struct {
	mu        sync.Mutex
	followers []chan Line
}

// Follow adds one.
func (l *Log) Follow(w http.ResponseWriter, r *http.Request) {
	c := l.add()
	go print(w, c)
	<-r.Context().Done()
	l.drop(c)
}

func print(w http.ResponseWriter, lines chan Line) {
	for l := range lines {
		fmt.Fprintln(w, l.text)
	}
}

func (l *Log) add() chan Line {
	c := make(chan Line, 8)
	l.mu.Lock()
	l.followers = append(l.followers, c)
	l.mu.Unlock()
	return c
}

func (l *Log) drop(c chan Line) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if i := slices.Index(l.followers, c); i >= 0 {
		l.followers = slices.Delete(l.followers, i, i+1)
	}
	close(c)
}

// Add adds a line.
func (l *Log) Add(text string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, c := range l.followers {
		select {
		case c <- Line{text}:
		default:
		}
	}
}
