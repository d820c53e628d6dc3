// Package closedbehind closes channels behind a wait for those who send there, and waits for the others then.
package closedbehind

import (
	"fmt"
	"net/http"
	"sync"

	"golang.org/x/sync/errgroup"
)

// Sum asks all mirrors for a file, and waits for who adds up what they say when all have said it.
func Sum(w http.ResponseWriter, r *http.Request) {
	sizes := make(chan int64, 3)
	total := int64(0)
	var all, adds sync.WaitGroup
	adds.Go(func() {
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
	adds.Wait()
	fmt.Fprintln(w, total)
}

// feed is what one listener has not heard yet.
type feed struct{ lines chan string }

func (f *feed) end() { close(f.lines) }

// Listen shows a listener what others say; who says the last word ends the feed.
func Listen(w http.ResponseWriter, r *http.Request) {
	f := &feed{lines: make(chan string, 4)}
	both, _ := errgroup.WithContext(r.Context())
	both.Go(func() error {
		for line := range f.lines {
			fmt.Fprintln(w, line)
		}
		return nil
	})
	both.Go(func() error {
		defer f.end()
		select {
		case f.lines <- r.FormValue("first"):
		default:
		}
		return r.Context().Err()
	})
	_ = both.Wait()
}
