// Package clientstreams reads streams of clients to their end, or ends the contexts that they have.
package clientstreams

import (
	"context"
	"errors"
	"io"
	"log"

	"google.golang.org/grpc"
)

// Reading is what a meter says.
type Reading struct {
	Meter string
	Value int
}

// Sink takes readings.
type Sink interface {
	Send(*Reading) error
	CloseAndRecv() (*Reading, error)
	grpc.ClientStream
}

// Watch gives them.
type Watch interface {
	Recv() (*Reading, error)
	grpc.ClientStream
}

// Meters is a client of a service.
type Meters interface {
	Store(ctx context.Context) (Sink, error)
	Follow(ctx context.Context, of *Reading) (Watch, error)
}

// Report waits for the one answer.
func Report(m Meters, batches <-chan []*Reading) {
	for batch := range batches {
		sink, err := m.Store(context.Background())
		if err != nil {
			log.Print(err)
			continue
		}
		for _, r := range batch {
			if err := sink.Send(r); err != nil {
				break
			}
		}
		if _, err := sink.CloseAndRecv(); err != nil {
			log.Print(err)
		}
	}
}

// First ends what it leaves.
func First(m Meters, meter string, high int) (*Reading, error) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	w, err := m.Follow(ctx, &Reading{Meter: meter})
	if err != nil {
		return nil, err
	}
	for {
		r, err := w.Recv()
		if err != nil {
			return nil, err
		}
		if r.Value >= high {
			return r, nil
		}
	}
}

// All reads to the end.
func All(m Meters, meter string) (all []*Reading, err error) {
	w, err := m.Follow(context.Background(), &Reading{Meter: meter})
	if err != nil {
		return nil, err
	}
	for {
		r, err := w.Recv()
		if errors.Is(err, io.EOF) {
			return all, nil
		}
		if err != nil {
			return nil, err
		}
		all = append(all, r)
	}
}

// Open hands it to its callers.
func Open(m Meters, meter string) (Watch, error) {
	return m.Follow(context.Background(), &Reading{Meter: meter})
}
