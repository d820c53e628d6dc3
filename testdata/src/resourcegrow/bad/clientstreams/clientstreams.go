// Package clientstreams leaves streams of clients under contexts that nothing ends.
package clientstreams

import (
	"context"
	"errors"
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

// Report passes batches on, and closes the one side of each stream alone.
func Report(m Meters, batches <-chan []*Reading) {
	for batch := range batches {
		sink, err := m.Store(context.Background()) // want resourcegrow medium "opens a client stream with Meters.Store"
		if err != nil {
			log.Print(err)
			continue
		}
		for _, r := range batch {
			if err := sink.Send(r); err != nil {
				break
			}
		}
		if err := sink.CloseSend(); err != nil {
			log.Print(err)
		}
	}
}

// First reads until there is a value that is high enough, and leaves the rest.
func First(m Meters, meter string, high int) (*Reading, error) {
	w, err := m.Follow(context.WithoutCancel(context.TODO()), &Reading{Meter: meter}) // want resourcegrow medium "opens a client stream with Meters.Follow and releases it on some return paths but not on all"
	if err != nil {
		return nil, err
	}
	for {
		r, err := w.Recv()
		if err != nil {
			return nil, err
		}
		if r.Value < 0 {
			return nil, errors.New("meter is broken")
		}
		if r.Value >= high {
			return r, nil
		}
	}
}
