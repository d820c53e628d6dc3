// Package grouped starts its goroutines by a group, and by functions that others have made, and all
// come to their end.
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
	text := make(chan string, 1)
	wg.Go(func() {
		time.Sleep(time.Second)
		text <- r.URL.Path
	})
	select {
	case t := <-text:
		_, _ = io.WriteString(w, t)
	case <-r.Context().Done():
	}
}

// Sum adds up what several count.
func Sum(ctx context.Context, parts []string) (int, error) {
	g, ctx := errgroup.WithContext(ctx)
	counts := make(chan int)
	for _, p := range parts {
		g.Go(count(ctx, counts, p))
	}
	go func() {
		_ = g.Wait()
		close(counts)
	}()
	sum := 0
	for n := range counts {
		sum += n
	}
	return sum, g.Wait()
}

func count(ctx context.Context, to chan<- int, p string) func() error {
	return func() error {
		select {
		case to <- len(p):
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// Each hands each part to one of four.
func Each(parts []string, f func(string)) {
	in := make(chan string)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(take(in, f))
	}
	for _, p := range parts {
		in <- p
	}
	close(in)
	wg.Wait()
}

func take(in <-chan string, f func(string)) func() {
	return func() {
		for p := range in {
			f(p)
		}
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
	var wg sync.WaitGroup
	wg.Go(carry(far, c))
	wg.Go(carry(c, far))
	wg.Wait()
}

func carry(to, from net.Conn) func() {
	return func() {
		_, _ = io.Copy(to, from)
		_ = to.Close()
	}
}
