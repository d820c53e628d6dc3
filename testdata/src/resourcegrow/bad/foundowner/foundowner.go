// Package foundowner opens what an object keeps that is made for the one who asks: it goes, and what
// it has stays open.
package foundowner

import (
	"database/sql"
	"sync"
)

// pool has a handle of each database.
type pool struct {
	mu   sync.Mutex
	open map[string]*sql.DB
}

func (p *pool) handle(name string) (*sql.DB, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if db, ok := p.open[name]; ok {
		return db, nil
	}
	db, err := sql.Open("pg", name) // want resourcegrow medium "opens a resource with sql.Open, and nothing releases it"
	if err != nil {
		return nil, err
	}
	p.open[name] = db
	return db, nil
}

// Instance is one server.
type Instance struct{}

func (i *Instance) handles() *pool { return &pool{open: map[string]*sql.DB{}} }

// Reconcile asks the server.
func (i *Instance) Reconcile() error {
	db, err := i.handles().handle("postgres")
	if err != nil {
		return err
	}
	return db.Ping()
}
