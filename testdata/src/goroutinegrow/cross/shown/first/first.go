// Package first takes the first answer of several. A command of the module uses a part of it, an
// example shows the rest.
package first

import (
	"context"
	"time"
)

// Of returns the first answer, or none where the context ends before.
func Of(ctx context.Context, ask []func() string) (string, error) {
	answers := make(chan string)
	for _, one := range ask {
		go func() { answers <- one() }() // want goroutinegrow medium "without receiving"
	}
	select {
	case a := <-answers:
		return a, nil
	case <-ctx.Done():
		return "", ctx.Err()
	}
}

// Within returns the first answer that comes in time. What comes later finds room.
func Within(d time.Duration, ask []func() string) string {
	answers := make(chan string, len(ask))
	for _, one := range ask {
		go func() { answers <- one() }()
	}
	select {
	case a := <-answers:
		return a
	case <-time.After(d):
		return ""
	}
}

// Probe asks one, and waits no longer than a second. The command does so once.
func Probe(one func() string) string {
	answer := make(chan string)
	go func() { answer <- one() }()
	select {
	case a := <-answer:
		return a
	case <-time.After(time.Second):
		return ""
	}
}
