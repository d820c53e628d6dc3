// Package placeback has goroutines that give back the place that was taken for them.
package placeback

import (
	"net"
	"os"
	"time"
)

// copier has few places, and is made for each round.
type copier struct{ places chan struct{} }

func newCopier() *copier { return &copier{places: make(chan struct{}, 4)} }

func (c *copier) copy(name string) {
	c.places <- struct{}{}
	go func() {
		defer func() { <-c.places }()
		conn, err := net.DialTimeout("tcp", name, time.Second)
		if err == nil {
			conn.Close()
		}
	}()
}

func round() {
	entries, err := os.ReadDir(".")
	if err != nil {
		return
	}
	c := newCopier()
	for _, e := range entries {
		c.copy(e.Name())
	}
}

// Run copies every minute.
func Run() {
	for range time.Tick(time.Minute) {
		round()
	}
}
