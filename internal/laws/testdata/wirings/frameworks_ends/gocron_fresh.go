package main

import (
	"github.com/go-co-op/gocron/v2"
	"os"
	"time"

	store "matrix/store"
)

func snapshot(dir string) {
	s := store.NewStore()
	files, _ := os.ReadDir(dir)
	for _, f := range files {
		s.Touch(f.Name())
	}
	println(s)
}

func main() {
	sched, err := gocron.NewScheduler()
	if err != nil {
		return
	}
	if _, err := sched.NewJob(gocron.DurationJob(time.Hour), gocron.NewTask(snapshot, "/etc")); err != nil {
		return
	}
	sched.Start()
	select {}
}
