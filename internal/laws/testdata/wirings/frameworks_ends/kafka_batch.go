package main

import (
	"context"
	"fmt"
	"github.com/segmentio/kafka-go"

	store "matrix/store"
)

// batch reads a hundred messages and sums them up.
func batch(ctx context.Context, r *kafka.Reader) error {
	s := store.NewStore()
	for range 100 {
		m, err := r.FetchMessage(ctx)
		if err != nil {
			return err
		}
		s.Touch(string(m.Key))
	}
	_, err := fmt.Println(s)
	return err
}

func main() {
	r := kafka.NewReader(kafka.ReaderConfig{Brokers: []string{"a:9092"}, GroupID: "g", Topic: "t"})
	defer r.Close()
	for {
		if err := batch(context.Background(), r); err != nil {
			return
		}
	}
}
