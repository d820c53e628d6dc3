// Package untilsent tries some times to send what it is given, and for ever to reach the peer it
// belongs to.
package untilsent

import (
	"log"
	"time"
)

// Poster sends notes.
type Poster struct {
	send func(string) error
	dial func() error
}

// New returns a poster.
func New(send func(string) error, dial func() error) *Poster { return &Poster{send, dial} }

// Join connects the poster, as soon as that is possible.
func (p *Poster) Join() {
	go func() {
		for p.dial() != nil {
			time.Sleep(time.Second)
		}
	}()
}

// Post sends a note, if that is possible soon.
func (p *Poster) Post(note string) {
	go func() {
		for range 5 {
			err := p.send(note)
			if err == nil {
				return
			}
			log.Print(err)
			time.Sleep(time.Second)
		}
	}()
}
