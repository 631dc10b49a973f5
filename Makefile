# SOLO. `make` alone shows this help.
GO      ?= go
LDFLAGS := -s -w -buildid=
BUILD   := CGO_ENABLED=0 $(GO) build -trimpath -buildvcs=false -ldflags="$(LDFLAGS)"
ARGS    ?=

# Versions of the tools that only the checks need; they are no part of the program.
STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.8.2
GOVULNCHECK := golang.org/x/vuln/cmd/govulncheck@v1.9.0

.DEFAULT_GOAL := help
.PHONY: help assets schermen build demo test race lint bench cross fuzz torture torture-lang

help: ## show this help
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# The stylesheets of the NL Design System: exact versions, nothing of them runs.
ASSETS := web/opmaak/dist/nlds.css

node_modules/.ok: package.json package-lock.json .npmrc
	npm ci
	@touch $@

$(ASSETS): node_modules/.ok web/opmaak/bouw/main.go
	cd web/opmaak && $(GO) run ./bouw

assets: $(ASSETS) ## the stylesheets that the pages of the loket use

schermen: assets ## pictures of the main pages of the loket, in docs/schermen (needs chromium)
	@mkdir -p docs/schermen
	SOLO_SCHERMEN=$(CURDIR)/docs/schermen $(GO) test -count=1 -run TestSchermen ./web/paginas

build: assets ## one static binary: bin/solo
	$(BUILD) -o bin/solo ./cmd/solo

demo: build ## show the whole chain on this machine (ARGS=--eenmalig stops when all is delivered)
	./bin/solo demo $(ARGS)

test: assets ## all tests; without vet, which make lint runs
	$(GO) test -vet=off -timeout 20m ./...
	$(GO) -C bench test -vet=off ./...

race: assets ## all tests under the race detector
	@GO="$(GO)" sh scripts/race.sh

lint: cross ## gofmt, vet, staticcheck, tidy, known vulnerabilities, the other platforms
	@test -z "$$(gofmt -l .)" || { gofmt -l .; echo 'gofmt would change these files'; exit 1; }
	$(GO) vet ./...
	$(GO) -C bench vet ./...
	$(GO) mod tidy -diff
	$(GO) run $(STATICCHECK) ./...
	@sh scripts/govulncheck.sh $(GOVULNCHECK)

cross: assets ## static builds for linux/amd64, linux/arm64 and windows/amd64
	GOOS=linux GOARCH=amd64 $(BUILD) -o bin/solo-linux-amd64 ./cmd/solo
	GOOS=linux GOARCH=arm64 $(BUILD) -o bin/solo-linux-arm64 ./cmd/solo
	GOOS=windows GOARCH=amd64 $(BUILD) -o bin/solo-windows-amd64.exe ./cmd/solo

bench: build ## speed and memory as ratios within one run
	$(GO) test -run '^$$' -bench . -benchtime 1x ./cmd/solo ./connectors/stuf/soap
	$(GO) test -run '^$$' -bench CreeerZaak -benchmem ./connectors/stuf/bericht
	$(GO) -C bench run ./tempo
	$(GO) -C bench run ./last
	$(GO) -C bench run ./loket
	$(GO) -C bench run ./dood -kills 20 -seed 1 -solo ../bin/solo

fuzz: ## five minutes of made-up answers for the StUF parser
	$(GO) test -run '^$$' -fuzz FuzzRead -fuzztime 5m -fuzzminimizetime 200x -parallel 1 ./connectors/stuf/antwoord

torture: ## kill SOLO for a minute and count at the other side
	$(GO) run ./torture -wat mutanten,strace,dood

torture-lang: ## the same with 10,000 aanvragen, 50 case systems and 200 kills
	$(GO) run ./torture -lang -wat mutanten,gevallen,punten,strace,stroom,dood
