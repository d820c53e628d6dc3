// Package turnlocks has lives of objects that start a goroutine in each turn, all of which want
// the same lock.
package turnlocks

import (
	"net/http"
	"sync"
	"time"
)

// Meter reads its dials in the background.
type Meter struct {
	reading sync.Mutex
	last    int
	dial    func() (int, error)
}

// Run reads all the while; when the dial is slow the readers stand in a queue.
func (m *Meter) Run() {
	for range time.Tick(time.Second) {
		go m.read() // want goroutinegrow medium "another one holds while it pauses"
	}
}

func (m *Meter) read() {
	m.reading.Lock()
	defer m.reading.Unlock()
	for {
		n, err := m.dial()
		if err == nil {
			m.last = n
			return
		}
		time.Sleep(time.Minute)
	}
}

// Herald tells another program of what it hears.
type Herald struct {
	telling struct{ sync.Mutex }
	heard   chan string
	said    int
}

// Listen hears what others say.
func (h *Herald) Listen(w http.ResponseWriter, r *http.Request) { h.heard <- r.URL.Path }

// StartAll begins to tell.
func (h *Herald) StartAll() {
	for word := range h.heard {
		go func() { // want goroutinegrow medium "another one holds while it pauses"
			h.telling.Lock()
			resp, err := http.Post("http://elsewhere.test/"+word, "text/plain", nil)
			if err == nil {
				resp.Body.Close()
				h.said++
			}
			h.telling.Unlock()
		}()
	}
}
