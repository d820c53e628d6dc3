package main

import (
	"context"
	"github.com/twmb/franz-go/pkg/kgo"
	"log"

	store "matrix/store"
)

func consume(ctx context.Context, cl *kgo.Client, s *store.Store) {
	for {
		fetches := cl.PollFetches(ctx)
		if fetches.IsClientClosed() {
			return
		}
		fetches.EachRecord(func(r *kgo.Record) { s.Touch(string(r.Key)) })
	}
}

func main() {
	cl, err := kgo.NewClient(kgo.SeedBrokers("localhost:9092"), kgo.ConsumeTopics("clicks"))
	if err != nil {
		log.Fatal(err)
	}
	defer cl.Close()
	consume(context.Background(), cl, store.NewStore())
}
