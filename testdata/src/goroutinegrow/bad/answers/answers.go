// Package answers asks a slow source in a goroutine and does not always wait for what it
// says.
package answers

import (
	"context"
	"errors"
	"time"
)

// Source is slow.
type Source interface {
	Ask(q string) string
	Deliver(q string, to chan string) error
}

// Desk takes questions.
type Desk struct{ source Source }

var errSlow = errors.New("slow")

// Ask gives up when the context is done.
func (d *Desk) Ask(ctx context.Context, q string) (string, error) {
	answer := make(chan string)
	go func() { // want goroutinegrow medium "another case of its select"
		answer <- d.source.Ask(q)
	}()
	select {
	case a := <-answer:
		return a, nil
	case <-ctx.Done():
		return "", ctx.Err()
	}
}

// AskWithRoom gives up too, and leaves room for the answer.
func (d *Desk) AskWithRoom(ctx context.Context, q string) (string, error) {
	answer := make(chan string, 1)
	go func() { answer <- d.source.Ask(q) }()
	select {
	case a := <-answer:
		return a, nil
	case <-ctx.Done():
		return "", ctx.Err()
	}
}

// Both asks two things and forgets the first when the second fails.
func (d *Desk) Both(p, q string) (string, error) {
	first := make(chan string)
	go func() { first <- d.source.Ask(p) }() // want goroutinegrow medium "may return first"
	second := d.source.Ask(q)
	if second == "" {
		return "", errSlow
	}
	return <-first + second, nil
}

// Pair always takes both.
func (d *Desk) Pair(p, q string) (string, error) {
	first := make(chan string)
	go func() { first <- d.source.Ask(p) }()
	second := d.source.Ask(q)
	got := <-first
	if second == "" {
		return "", errSlow
	}
	return got + second, nil
}

// Either is told by the goroutine itself that there is no answer.
func (d *Desk) Either(q string) (string, error) {
	answer, failed := make(chan string), make(chan error)
	go func() {
		if a := d.source.Ask(q); a != "" {
			answer <- a
			return
		}
		failed <- errSlow
	}()
	select {
	case a := <-answer:
		return a, nil
	case err := <-failed:
		return "", err
	}
}

// Deliver waits for the delivery of what could not be sent.
func (d *Desk) Deliver(q string) error {
	delivered := make(chan string)
	go func() { // want goroutinegrow medium "does not wake it when Source.Deliver fails"
		println(<-delivered)
	}()
	return d.source.Deliver(q, delivered)
}

// DeliverAll takes all that is delivered, until whoever delivers it says that this was all.
func (d *Desk) DeliverAll(q string) error {
	delivered := make(chan string)
	go func() {
		for {
			s, ok := <-delivered
			if !ok {
				break
			}
			println(s)
		}
	}()
	return d.source.Deliver(q, delivered)
}

// DeliverOrClose wakes the goroutine when nothing will come.
func (d *Desk) DeliverOrClose(q string) error {
	delivered := make(chan string)
	go func() { println(<-delivered) }()
	err := d.source.Deliver(q, delivered)
	if err != nil {
		close(delivered)
	}
	return err
}

// Wait waits for a start that an error prevents.
func (d *Desk) Wait(q string) error {
	start := make(chan struct{})
	go func() { // want goroutinegrow medium "then nothing sends to it or closes the channel"
		<-start
		println(q)
	}()
	if d.source.Ask(q) == "" {
		return errSlow
	}
	close(start)
	return nil
}

// WaitDeferred always starts.
func (d *Desk) WaitDeferred(q string) error {
	start := make(chan struct{})
	defer close(start)
	go func() {
		<-start
		println(q)
	}()
	if d.source.Ask(q) == "" {
		return errSlow
	}
	time.Sleep(time.Second)
	return nil
}
