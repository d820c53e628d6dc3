// Package grouped starts its goroutines by a group, and by functions that others have made.
package grouped

import (
	"context"
	"io"
	"net"
	"net/http"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"
)

// Page asks a slow source, and goes when the reader does.
func Page(w http.ResponseWriter, r *http.Request) {
	var wg sync.WaitGroup
	text := make(chan string)
	wg.Go(func() { // want goroutinegrow medium "another case of its select"
		time.Sleep(time.Second)
		text <- r.URL.Path
	})
	select {
	case t := <-text:
		_, _ = io.WriteString(w, t)
	case <-r.Context().Done():
	}
}

// Desk answers with what two sources say.
type Desk struct{ group errgroup.Group }

// Ask takes the first answer.
func (d *Desk) Ask(ctx context.Context, q string) string {
	first := make(chan string)
	for _, slow := range []bool{true, false} {
		d.group.Go(answer(first, q, slow)) // want goroutinegrow medium "one is started on each iteration of a loop"
	}
	return <-first
}

func answer(to chan<- string, q string, slow bool) func() error {
	return func() error {
		if slow {
			time.Sleep(time.Second)
		}
		to <- q
		return nil
	}
}

// Serve joins each caller with another host.
func Serve(l net.Listener) error {
	for {
		c, err := l.Accept()
		if err != nil {
			return err
		}
		go join(c)
	}
}

func join(c net.Conn) {
	defer c.Close()
	far, err := net.Dial("tcp", "far.test:1")
	if err != nil {
		return
	}
	defer far.Close()
	done := make(chan struct{}, 2)
	go carry(far, c, done)() // want goroutinegrow medium "the end of one does not end the other"
	go carry(c, far, done)()
	<-done
	<-done
}

func carry(to, from net.Conn, done chan<- struct{}) func() {
	return func() {
		_, _ = io.Copy(to, from)
		done <- struct{}{}
	}
}
