package main

import (
	"github.com/go-co-op/gocron/v2"
	"net"
	"time"

	store "matrix/store"
)

func poll(s *store.Store) {
	addrs, _ := net.LookupAddr("10.0.0.1")
	for _, a := range addrs {
		s.Touch(a)
	}
}

func main() {
	sched, err := gocron.NewScheduler()
	if err != nil {
		return
	}
	s := store.NewStore()
	if _, err := sched.NewJob(gocron.DurationJob(time.Minute), gocron.NewTask(func() { poll(s) })); err != nil {
		return
	}
	sched.Start()
	select {}
}
