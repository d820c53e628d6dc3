// Package streams hands out channels that goroutines send to.
package streams

import "context"

// Index finds things.
type Index struct{ rows []string }

// Find streams what it finds, whether or not somebody still reads.
func (x *Index) Find(ctx context.Context, prefix string) <-chan string {
	out := make(chan string)
	go x.walk(prefix, out) // want goroutinegrow medium "do not select on the context"
	return out
}

func (x *Index) walk(prefix string, out chan<- string) {
	defer close(out)
	for _, row := range x.rows {
		if len(row) > len(prefix) {
			out <- row
		}
	}
}

// Search streams until the context is done.
func (x *Index) Search(ctx context.Context, prefix string) <-chan string {
	out := make(chan string)
	go func() {
		defer close(out)
		for _, row := range x.rows {
			select {
			case out <- row:
			case <-ctx.Done():
				return
			}
		}
	}()
	return out
}

// Count reads what all of its streams have.
func (x *Index) Count(ctx context.Context) int {
	n := 0
	for range x.all(ctx) {
		n++
	}
	return n
}

func (x *Index) all(ctx context.Context) <-chan string {
	out := make(chan string)
	go func() {
		defer close(out)
		for _, row := range x.rows {
			out <- row
		}
	}()
	return out
}
