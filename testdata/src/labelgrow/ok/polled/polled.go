// Package polled asks another program, a database and a directory again and again, and forgets
// what it knew before it tells what there is; or it tells a class, or one thing that is always there.
package polled

import (
	"context"
	"database/sql"
	"encoding/json"
	"net/http"
	"os"
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

// Poller asks.
type Poller struct {
	waiting, state, version, lag, size *prometheus.GaugeVec

	url string
	dir string
	db  *sql.DB
}

type node struct{ ID, State string }

type reply struct {
	Version string
	Queues  map[string]struct{ Waiting int }
	Nodes   []node
}

// Run asks each minute until ctx ends.
func (p *Poller) Run(ctx context.Context) {
	t := time.NewTicker(time.Minute)
	defer t.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-t.C:
			p.reset()
			_ = p.queues(ctx)
			_ = p.clients(ctx)
			p.files()
		}
	}
}

func (p *Poller) reset() {
	p.waiting.Reset()
	p.lag.Reset()
	p.size.Reset()
}

func (p *Poller) get(ctx context.Context, path string, into any) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, p.url+path, nil)
	if err != nil {
		return err
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	return json.NewDecoder(http.MaxBytesReader(nil, res.Body, 1<<20)).Decode(into)
}

func (p *Poller) queues(ctx context.Context) error {
	var r reply
	if err := p.get(ctx, "/queues", &r); err != nil {
		return err
	}
	p.version.WithLabelValues(r.Version).Set(1)
	for name, q := range r.Queues {
		p.waiting.WithLabelValues(name).Set(float64(q.Waiting))
	}
	for i := range r.Nodes {
		p.state.WithLabelValues(class(r.Nodes[i].State)).Set(1)
	}
	return nil
}

func class(state string) string {
	switch state {
	case "up", "starting":
		return "up"
	}
	return "down"
}

func (p *Poller) clients(ctx context.Context) error {
	rows, err := p.db.QueryContext(ctx, "select id, lag from clients limit 1000")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id string
		var lag float64
		if err := rows.Scan(&id, &lag); err != nil {
			return err
		}
		p.lag.WithLabelValues(id).Set(lag)
	}
	return rows.Err()
}

func (p *Poller) files() {
	list, err := os.ReadDir(p.dir)
	if err != nil {
		return
	}
	for _, e := range list {
		p.size.WithLabelValues(e.Name()).Set(1)
	}
}
