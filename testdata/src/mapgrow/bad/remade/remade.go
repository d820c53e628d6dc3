// Package remade gathers what arrives in maps that belong to its loop: some are made
// anew when they are handed on, one never is.
package remade

import (
	"maps"
	"time"
)

// Update is one change of a page.
type Update struct {
	Page string
	Tags map[string]string
}

// Batcher hands gathered updates on.
type Batcher struct {
	in   chan Update
	send func(map[string]Update, map[string]string)
}

// NewBatcher starts the loop.
func NewBatcher(in chan Update, send func(map[string]Update, map[string]string)) *Batcher {
	b := &Batcher{in: in, send: send}
	go b.run()
	return b
}

func (b *Batcher) run() {
	pages := map[string]Update{}
	tags := map[string]string{}
	var idle map[string]time.Time
	seen := map[string]bool{}
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	for {
		select {
		case u := <-b.in:
			pages[u.Page] = u
			maps.Copy(tags, u.Tags)
			if idle == nil {
				idle = map[string]time.Time{}
			}
			idle[u.Page] = time.Now()
			seen[u.Page] = true // want mapgrow medium "run.seen"
		case <-tick.C:
			b.send(pages, tags)
			pages = map[string]Update{}
			tags = map[string]string{}
			idle = nil
		}
	}
}

// Rounds answers each round of questions with one map.
func (b *Batcher) Rounds(rounds chan chan string, out chan map[string]int) {
	go func() {
		for round := range rounds {
			counts := map[string]int{}
			for name := range round {
				counts[name]++
			}
			out <- counts
		}
	}()
}
