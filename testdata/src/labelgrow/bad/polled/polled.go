// Package polled asks another program, a database and a directory again and again, and sets a
// gauge for each thing that these name: what is gone keeps its series.
package polled

import (
	"context"
	"database/sql"
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

// Board has the gauges.
type Board struct {
	waiting, busy, lag, size, spare *prometheus.GaugeVec
}

// Reset forgets the series of those that are filled anew.
func (b *Board) Reset() {
	b.busy.Reset()
	b.spare.Reset()
}

// Poller asks.
type Poller struct {
	Board
	url string
	dir string
	db  *sql.DB
}

type reply struct {
	Queues map[string]struct{ Waiting int }
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
			p.Reset()
			_ = p.queues(ctx)
			_ = p.clients(ctx)
			p.files()
		}
	}
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
	for name, q := range r.Queues {
		p.waiting.WithLabelValues(name).Set(float64(q.Waiting)) // want labelgrow medium "Board[.]waiting"
		p.busy.WithLabelValues(name).Set(1)
	}
	return nil
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
		p.lag.WithLabelValues(id).Set(lag) // want labelgrow medium "Board[.]lag"
	}
	return rows.Err()
}

func (p *Poller) files() {
	list, err := os.ReadDir(p.dir)
	if err != nil {
		return
	}
	for _, e := range list {
		p.size.With(prometheus.Labels{"file": filepath.Join(p.dir, e.Name())}).Set(1) // want labelgrow medium "Board[.]size"
	}
}
