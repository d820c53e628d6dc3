// Package untilsent tries for ever to send what it is given, each note on a goroutine of its own.
package untilsent

import (
	"log"
	"time"
)

// Poster sends notes.
type Poster struct{ send func(string) error }

// New returns a poster.
func New(send func(string) error) *Poster { return &Poster{send} }

// Post sends a note as soon as that is possible.
func (p *Poster) Post(note string) {
	go func() { // want goroutinegrow medium "Post"
		for {
			err := p.send(note)
			if err == nil {
				return
			}
			log.Print(err)
			time.Sleep(time.Second)
		}
	}()
}
