// Package handedback gathers in a list what comes, for as long as it comes, and makes nothing of
// it but a number, or tells of it on the way.
package handedback

import (
	"context"
	"fmt"
	"log"

	"example.com/console/remote"
)

// Event is what comes.
type Event struct{ Name string }

// Bus hands out what comes.
type Bus interface {
	Subscribe(topic string) <-chan Event
}

// Tail follows a topic for as long as that goes on.
func Tail(b Bus, topic string) error {
	var seen []string
	for e := range b.Subscribe(topic) {
		seen = append(seen, e.Name) // want slicegrow medium "seen"
		log.Print(e.Name)
	}
	return fmt.Errorf("%s: over after %d", topic, len(seen))
}

// Follow tells of each event beside those that were there before it.
func Follow(b Bus, topic string) {
	var seen []string
	for e := range b.Subscribe(topic) {
		seen = append(seen, e.Name) // want slicegrow medium "seen"
		if len(seen) > 1 {
			log.Print(e.Name, " after ", seen[len(seen)-2])
		}
	}
	log.Printf("%s: over", topic)
}

// Watch keeps what has come to tell of it with what comes next, until the last one.
func Watch(ctx context.Context, c *remote.Client) error {
	var names []string
	for {
		e, err := c.Next(ctx)
		if err != nil {
			return err
		}
		names = append(names, e.Name) // want slicegrow medium "names"
		if len(names) > 1 {
			log.Print(e.Name, " after ", names[len(names)-2])
		}
		if e.Last {
			return nil
		}
	}
}
