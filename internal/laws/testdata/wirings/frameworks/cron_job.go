package main

import (
	"github.com/robfig/cron/v3"
	"os"

	store "matrix/store"
)

// scan is a job of the scheduler.
type scan struct {
	dir  string
	seen *store.Store
}

func (j *scan) Run() {
	files, err := os.ReadDir(j.dir)
	if err != nil {
		return
	}
	for _, f := range files {
		j.seen.Touch(f.Name())
	}
}

func main() {
	c := cron.New()
	if _, err := c.AddJob("@every 5m", &scan{"/var/spool", store.NewStore()}); err != nil {
		return
	}
	c.Start()
	select {}
}
