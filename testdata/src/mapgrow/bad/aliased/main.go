// Command aliased implements an interface with methods whose types it names by aliases.
package main

import (
	"context"
	"log"
	"net/http"
)

// Ctx and Question are other names of types in an interface.
type (
	Ctx      = context.Context
	Question = http.Request
)

type answerer interface {
	Answer(ctx context.Context, r *http.Request) (map[string]any, error)
	Known() int
}

type book struct{ asked map[string]int }

func (b *book) Answer(_ Ctx, q *Question) (map[string]interface{}, error) {
	b.asked[q.URL.Path]++ // want mapgrow high "book.asked"
	return nil, nil
}

func (b *book) Known() int { return len(b.asked) }

func serve(a answerer) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if _, err := a.Answer(r.Context(), r); err != nil {
			log.Print(err)
		}
	}
}

func main() {
	log.Fatal(http.ListenAndServe("localhost:0", serve(&book{asked: map[string]int{}})))
}
