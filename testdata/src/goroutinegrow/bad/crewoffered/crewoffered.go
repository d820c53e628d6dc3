// Package crewoffered keeps idle hands in a channel, each with a goroutine, and forgets whom it has no place
// for.
package crewoffered

import "fmt"

type hand struct {
	work chan string
	home chan struct{}
}

func hire() *hand {
	h := &hand{work: make(chan string), home: make(chan struct{})}
	go func() {
		for {
			select {
			case s := <-h.work:
				fmt.Println(s)
			case <-h.home:
				return
			}
		}
	}()
	return h
}

func (h *hand) leave() { close(h.home) }

// Farm has hands.
type Farm struct{ idle chan *hand }

// NewFarm has room for some.
func NewFarm(n int) *Farm { return &Farm{make(chan *hand, n)} }

// Do has one work.
func (f *Farm) Do(s string) {
	var h *hand
	select {
	case h = <-f.idle:
	default:
		h = hire()
	}
	h.work <- s
	select {
	case f.idle <- h: // want goroutinegrow medium "Do offers an object that has a goroutine, and nothing ends it if the channel is full"
	default:
	}
}

// Close sends home whoever is idle.
func (f *Farm) Close() {
	for {
		select {
		case h := <-f.idle:
			h.leave()
		default:
			return
		}
	}
}
