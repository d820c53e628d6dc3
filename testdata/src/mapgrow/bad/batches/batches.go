// Package batches is told in batches what there is and what has gone: who is never said to have gone
// stays.
package batches

import "context"

// Note is of a thing; with no life left, that it goes.
type Note struct {
	Name string
	Life int
}

// Watch tells of each thing once, until it goes.
func Watch(ctx context.Context, notes <-chan []Note, out chan<- Note) {
	go loop(ctx, notes, out)
}

func loop(ctx context.Context, notes <-chan []Note, out chan<- Note) {
	told := map[string]bool{}
	for {
		now := map[string]Note{}
		select {
		case <-ctx.Done():
			return
		case list := <-notes:
			for _, n := range list {
				now[n.Name] = n
			}
		}
		for name, n := range now {
			if n.Life == 0 {
				delete(told, name)
				continue
			}
			if told[name] {
				continue
			}
			select {
			case out <- n:
				told[name] = true // want mapgrow low-only "told"
			case <-ctx.Done():
				return
			}
		}
	}
}
