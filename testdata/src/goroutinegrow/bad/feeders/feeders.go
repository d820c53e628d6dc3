// Package feeders has goroutines that hand out work to others, which may all leave before it is done.
package feeders

import (
	"context"
	"net/http"
	"runtime"
	"sync"
)

// Hash does the parts of a request side by side.
func Hash(w http.ResponseWriter, r *http.Request) {
	hash(r.Context(), r.Form["part"])
}

func hash(ctx context.Context, parts []string) {
	n := runtime.GOMAXPROCS(0)
	work := make(chan string, n)
	var wg sync.WaitGroup
	for range n {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for p := range work {
				select {
				case <-ctx.Done():
					return
				default:
				}
				println(len(p))
			}
		}()
	}
	go func() { // want goroutinegrow medium "may return after receiving some"
		for _, p := range parts {
			work <- p
		}
		close(work)
	}()
	wg.Wait()
}

// Draw makes pictures until one cannot be made.
func Draw(w http.ResponseWriter, r *http.Request) {
	draw(w, r.Form["shape"])
}

func draw(w http.ResponseWriter, shapes []string) error {
	todo := make(chan string, runtime.NumCPU())
	go func() { // want goroutinegrow medium "may return after receiving some"
		defer close(todo)
		for _, s := range shapes {
			todo <- s
		}
	}()
	for s := range todo {
		if _, err := w.Write([]byte(s)); err != nil {
			return err
		}
	}
	return nil
}
