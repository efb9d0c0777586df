# One image for web, worker, beat and migrate; the command says which.
FROM python:3.11-slim AS packages
WORKDIR /app
COPY requirements.txt .
RUN python -m venv /venv && /venv/bin/pip install --no-cache-dir --require-hashes -r requirements.txt

FROM python:3.11-slim
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin getsafe
WORKDIR /app
COPY --from=packages /venv /venv
COPY . .
# A checkout made under a strict umask is readable by its owner alone; and the account that runs it
# may write no compiled files beside the sources.
RUN chmod -R a+rX . && python -m compileall -q getsafe meetings reporting
# Collecting files needs settings that parse, but no server: these values never leave the build.
RUN SECRET_KEY="$(python -c 'import secrets; print(secrets.token_urlsafe(50))')" \
    COUNCIL_NAME=build ALLOWED_HOSTS=localhost EMAIL_URL=console:// DEFAULT_FROM_EMAIL=build@localhost \
    DATABASE_URL=postgresql://none/none REDIS_URL=redis://none \
    python manage.py collectstatic --no-input
USER 10001
EXPOSE 8000
CMD ["gunicorn", "--config", "gunicorn.conf.py", "getsafe.wsgi"]
