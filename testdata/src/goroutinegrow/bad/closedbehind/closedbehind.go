// Package closedbehind closes channels behind a wait for those who wait for that.
package closedbehind

import (
	"fmt"
	"net/http"
	"sync"

	"golang.org/x/sync/errgroup"
)

// Sum asks all mirrors for a file, and waits for who adds up what they say as for those who ask.
func Sum(w http.ResponseWriter, r *http.Request) {
	sizes := make(chan int64, 3)
	total := int64(0)
	var all sync.WaitGroup
	all.Go(func() { // want goroutinegrow medium "and that waits for it before it closes the channel"
		for n := range sizes {
			total += n
		}
	})
	for _, host := range []string{"a", "b", "c"} {
		all.Go(func() {
			if resp, err := http.Head("http://" + host + r.URL.Path); err == nil {
				resp.Body.Close()
				sizes <- resp.ContentLength
			}
		})
	}
	all.Wait()
	close(sizes)
	fmt.Fprintln(w, total)
}

// feed is what one listener has not heard yet.
type feed struct{ lines chan string }

func (f *feed) end() { close(f.lines) }

// Listen shows a listener what others say, and hears nothing of its end before that has come.
func Listen(w http.ResponseWriter, r *http.Request) {
	f := &feed{lines: make(chan string, 4)}
	defer f.end()
	both, _ := errgroup.WithContext(r.Context())
	both.Go(func() error { // want goroutinegrow medium "Listen is closed, and that waits for it before"
		for line := range f.lines {
			fmt.Fprintln(w, line)
		}
		return nil
	})
	both.Go(func() error {
		select {
		case f.lines <- r.FormValue("first"):
		default:
		}
		return r.Context().Err()
	})
	_ = both.Wait()
}
