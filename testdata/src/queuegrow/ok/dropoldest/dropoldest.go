// Package dropoldest keeps what it could not send, but not all of it.
package dropoldest

import (
	"context"
	"encoding/json"
	"io"
	"log"
	"sync"
	"time"
)

const most = 10000

type entry struct {
	At   time.Time
	Text string
}

// Journal writes entries to a sink that fails at times.
type Journal struct {
	sink io.Writer

	mu      sync.Mutex
	entries []entry
	retry   []entry
}

// NewJournal writes to sink until ctx ends.
func NewJournal(ctx context.Context, sink io.Writer) *Journal {
	j := &Journal{sink: sink}
	go j.loop(ctx)
	return j
}

// Add drops the oldest entry when there are many.
func (j *Journal) Add(text string) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if len(j.entries) >= most {
		j.entries = append(j.entries[:0], j.entries[1:]...)
	}
	j.entries = append(j.entries, entry{time.Now(), text})
}

func (j *Journal) loop(ctx context.Context) {
	t := time.NewTicker(time.Second)
	defer t.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-t.C:
		}
		j.mu.Lock()
		batch := j.entries
		if err := json.NewEncoder(j.sink).Encode(batch); err == nil {
			j.entries = nil
		} else {
			log.Print(err)
		}
		j.again()
		j.mu.Unlock()
	}
}

// again tries one entry more, and gives up those that are old.
func (j *Journal) again() {
	if len(j.entries) > 0 {
		j.retry = append(j.retry, j.entries[0])
	}
	if len(j.retry) > 10 {
		j.retry = j.retry[len(j.retry)-10:]
	}
	if len(j.retry) > 0 && json.NewEncoder(j.sink).Encode(j.retry[0]) == nil {
		j.retry = j.retry[1:]
	}
}
