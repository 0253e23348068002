--
-- PostgreSQL database dump
--


-- Dumped from database version 15.20 (Debian 15.20-0+deb12u1)
-- Dumped by pg_dump version 15.20 (Debian 15.20-0+deb12u1)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: absence; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.absence (
    "catalogueID" integer NOT NULL,
    edition integer NOT NULL,
    "row" integer NOT NULL,
    since bigint NOT NULL,
    runs integer NOT NULL
);


--
-- Name: catalogue; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.catalogue (
    id integer NOT NULL,
    "jobID" character varying,
    version integer NOT NULL,
    "productCount" integer NOT NULL,
    absences integer DEFAULT 0 NOT NULL,
    document text,
    "oldestVersion" integer DEFAULT 0 NOT NULL,
    "madeBy" character varying
);


--
-- Name: catalogue_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.catalogue_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: catalogue_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.catalogue_id_seq OWNED BY public.catalogue.id;


--
-- Name: catalogue_version; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.catalogue_version (
    "catalogueID" integer NOT NULL,
    version integer NOT NULL,
    "runID" character varying NOT NULL,
    "committedAt" bigint NOT NULL,
    "productCount" integer NOT NULL
);


--
-- Name: change_listener; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.change_listener (
    name character varying NOT NULL,
    "catalogueID" integer NOT NULL,
    version integer NOT NULL,
    "leaseOwner" character varying,
    "leaseUntil" bigint
);


--
-- Name: job; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.job (
    id character varying NOT NULL,
    "sourceID" character varying NOT NULL,
    "mappingID" character varying NOT NULL,
    "targetFormatID" character varying NOT NULL,
    paused boolean NOT NULL,
    health character varying NOT NULL,
    "createdAt" bigint NOT NULL,
    "nextRunAt" bigint,
    "lastRunAt" bigint,
    "retryAt" bigint,
    retries integer NOT NULL
);


--
-- Name: mapping; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.mapping (
    id character varying NOT NULL,
    name character varying NOT NULL,
    rules text NOT NULL,
    revision integer NOT NULL,
    "createdAt" bigint NOT NULL
);


--
-- Name: migrations; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.migrations (
    id integer NOT NULL,
    "timestamp" bigint NOT NULL,
    name character varying NOT NULL
);


--
-- Name: migrations_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.migrations_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: migrations_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.migrations_id_seq OWNED BY public.migrations.id;


--
-- Name: product; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.product (
    "row" integer NOT NULL,
    "catalogueID" integer NOT NULL,
    "productID" character varying NOT NULL,
    hash character varying NOT NULL,
    data text NOT NULL,
    "validFrom" integer NOT NULL,
    "validUntil" integer,
    "addedAt" bigint NOT NULL,
    "updatedAt" bigint NOT NULL,
    "rawHash" character varying
);


--
-- Name: product_row_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.product_row_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: product_row_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.product_row_seq OWNED BY public.product."row";


--
-- Name: run; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.run (
    id character varying NOT NULL,
    "jobID" character varying NOT NULL,
    status character varying NOT NULL,
    trigger character varying NOT NULL,
    phase character varying,
    "scheduledFor" bigint,
    "queuedAt" bigint NOT NULL,
    "startedAt" bigint,
    "finishedAt" bigint,
    reason character varying,
    message text,
    counts text NOT NULL,
    "issueCounts" text NOT NULL,
    source text,
    "dryRun" boolean NOT NULL,
    "leaseOwner" character varying,
    "leaseUntil" bigint,
    "lostLeases" integer NOT NULL,
    guard character varying,
    waived text DEFAULT '[]'::text NOT NULL,
    sample text
);


--
-- Name: run_issue; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.run_issue (
    number integer NOT NULL,
    "runID" character varying NOT NULL,
    code character varying NOT NULL,
    field character varying,
    message text NOT NULL,
    record text,
    "position" integer
);


--
-- Name: run_issue_number_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.run_issue_number_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: run_issue_number_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.run_issue_number_seq OWNED BY public.run_issue.number;


--
-- Name: source; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.source (
    id character varying NOT NULL,
    name character varying NOT NULL,
    type character varying NOT NULL,
    url text,
    description text,
    headers text NOT NULL,
    body text,
    method character varying,
    credentials text,
    revision integer NOT NULL,
    "createdAt" bigint NOT NULL
);


--
-- Name: target_format; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.target_format (
    id character varying NOT NULL,
    name character varying NOT NULL,
    format text NOT NULL,
    "isDefault" boolean NOT NULL,
    revision integer NOT NULL,
    "createdAt" bigint NOT NULL
);


--
-- Name: webhook; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.webhook (
    id character varying NOT NULL,
    "jobID" character varying NOT NULL,
    url text NOT NULL,
    event character varying NOT NULL,
    fields text NOT NULL,
    secret character varying NOT NULL,
    state character varying NOT NULL,
    "lastError" text,
    version integer NOT NULL,
    "createdAt" bigint NOT NULL,
    within text,
    "lastRunID" character varying DEFAULT ''::character varying NOT NULL,
    "deliveryID" character varying DEFAULT ''::character varying NOT NULL,
    attempts integer DEFAULT 0 NOT NULL,
    "nextAttemptAt" bigint,
    "leaseOwner" character varying,
    "leaseUntil" bigint
);


--
-- Name: catalogue id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue ALTER COLUMN id SET DEFAULT nextval('public.catalogue_id_seq'::regclass);


--
-- Name: migrations id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.migrations ALTER COLUMN id SET DEFAULT nextval('public.migrations_id_seq'::regclass);


--
-- Name: product row; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.product ALTER COLUMN "row" SET DEFAULT nextval('public.product_row_seq'::regclass);


--
-- Name: run_issue number; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.run_issue ALTER COLUMN number SET DEFAULT nextval('public.run_issue_number_seq'::regclass);


--
-- Data for Name: absence; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.absence VALUES
	(4, 1, 260, 1795834486993, 1),
	(4, 1, 262, 1795834486993, 1),
	(4, 1, 266, 1795834486993, 1),
	(4, 1, 267, 1795834486993, 1),
	(4, 1, 268, 1795834486993, 1),
	(4, 1, 272, 1795834486993, 1),
	(4, 1, 276, 1795834486993, 1),
	(4, 1, 283, 1795834486993, 1),
	(4, 1, 284, 1795834486993, 1),
	(4, 1, 286, 1795834486993, 1),
	(4, 1, 289, 1795834486993, 1),
	(4, 1, 291, 1795834486993, 1),
	(4, 1, 293, 1795834486993, 1),
	(4, 1, 295, 1795834486993, 1),
	(4, 1, 297, 1795834486993, 1);


--
-- Data for Name: catalogue; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.catalogue VALUES
	(1, '01a22013-7f5c-773f-9e50-b772e892dc28', 3, 212, 0, NULL, 0, 'oA7xYlDHd8LxTHp23dI-j-W6S1G1XApu-ps7fwHdnX4'),
	(2, '01a22013-9565-776c-8b6a-f0a2922b4714', 2, 12, 0, NULL, 0, 'uoyP6POBR-6-D0fm09OsAYLGx8W-F8ZzPl2w_sagzwc'),
	(3, '01a22013-9a08-7739-ac89-0d09fe72a828', 1, 20, 0, '{"validator":{"etag":"\"chairs-1\""},"madeBy":"x_ixRhq4FoMfMvnxoCGBGYnJuiQoYiWJGe2Q7VUPSF8"}', 0, 'x_ixRhq4FoMfMvnxoCGBGYnJuiQoYiWJGe2Q7VUPSF8'),
	(4, '01a22013-9e93-73c5-b3e4-568a26ea52a6', 1, 40, 1, NULL, 0, '2wOfwBX95Bc0xlFmBqVn8i8pCxKOR9UAMm1T7HoggjQ'),
	(5, '01a22013-a32d-744d-8ec3-1b5197221cf6', 0, 0, 0, NULL, 0, NULL),
	(7, '01a22013-a7b1-7659-ae70-c3ef0f044450', 1, 12, 0, NULL, 0, 'C0n4GlSR3-bMxBShwJC13yi1vWwAUI_olXP-q-BiB50'),
	(6, NULL, 1, 20, 0, '{"validator":{"etag":"\"chairs-1\""},"madeBy":"Yel6BUh6wQl1TD2AIGPuK_9Uo4bgw1cT3CWIHdW1_5U"}', 0, 'Yel6BUh6wQl1TD2AIGPuK_9Uo4bgw1cT3CWIHdW1_5U');


--
-- Data for Name: catalogue_version; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.catalogue_version VALUES
	(1, 1, '01a22013-7f5f-77ce-b914-a083057e05e9', 1795834478483, 210),
	(1, 2, '01a22013-81c5-752d-bf10-50536edb94c6', 1795834479071, 211),
	(1, 3, '01a22013-841c-739b-8cce-1a47e3c9aba7', 1795834479664, 212),
	(2, 1, '01a22013-9569-77dc-ae5d-d3b1e73c9164', 1795834484090, 12),
	(2, 2, '01a22013-979f-73f5-b404-d1530dd5c5ae', 1795834484663, 12),
	(3, 1, '01a22013-9a0b-736c-9215-cea2f3ca6bb7', 1795834485275, 20),
	(4, 1, '01a22013-9e94-77a8-b7fe-b0b413794a9a', 1795834486434, 40),
	(6, 1, '01a22013-a577-75ed-9e92-53edb3848440', 1795834488205, 20),
	(7, 1, '01a22013-a7b3-7479-aa94-c385c04d21c7', 1795834488770, 12);


--
-- Data for Name: change_listener; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.change_listener VALUES
	('search-index', 0, 0, NULL, NULL),
	('search-index', 1, 2, NULL, NULL),
	('search-index', 2, 2, NULL, NULL),
	('search-index', 3, 1, NULL, NULL),
	('search-index', 4, 1, NULL, NULL),
	('search-index', 6, 1, NULL, NULL),
	('search-index', 7, 1, NULL, NULL);


--
-- Data for Name: job; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.job VALUES
	('01a22013-9e93-73c5-b3e4-568a26ea52a6', '01a22013-9e8b-71eb-b7df-fd083c8111ee', '01a22013-9e90-727e-b458-7a567e26f17d', '01a22013-7e8e-7217-9f6a-b7f4761d6440', false, 'DEGRADED', 1795834486418, 1795920886418, 1795834486993, NULL, 0),
	('01a22013-a32d-744d-8ec3-1b5197221cf6', '01a22013-a328-756a-95e4-426ea98b91fc', '01a22013-9a04-7558-8bd4-b9dd0d976170', '01a22013-7e8e-7217-9f6a-b7f4761d6440', false, 'FAILING', 1795834487596, 1795920887596, 1795834487608, 1795834787622, 1),
	('01a22013-a7b1-7659-ae70-c3ef0f044450', '01a22013-a7a8-74b8-9d92-24aeacdf938d', '01a22013-a7af-72ef-9418-0c79efc16baa', '01a22013-7e8e-7217-9f6a-b7f4761d6440', false, 'HEALTHY', 1795834488752, 1795920888752, 1795834488757, NULL, 0),
	('01a22013-7f5c-773f-9e50-b772e892dc28', '01a22013-7f50-70fa-9084-f7a0eebd256b', '01a22013-7f54-7325-ba36-58fe29b7f0db', '01a22013-7f53-747c-ad55-e31246726a14', false, 'FAILING', 1795834478421, 1795920878421, 1795834483474, NULL, 0),
	('01a22013-9565-776c-8b6a-f0a2922b4714', '01a22013-9556-77f0-8840-05d7148c0305', '01a22013-9562-74ba-a3b9-98aec4c429bd', '01a22013-7e8e-7217-9f6a-b7f4761d6440', false, 'DEGRADED', 1795834484067, 1795920884067, 1795834484644, NULL, 0),
	('01a22013-9a08-7739-ac89-0d09fe72a828', '01a22013-99fc-759e-b3bf-1949c73f9e33', '01a22013-9a04-7558-8bd4-b9dd0d976170', '01a22013-7e8e-7217-9f6a-b7f4761d6440', true, 'HEALTHY', 1795834485254, NULL, 1795834485824, NULL, 0);


--
-- Data for Name: mapping; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.mapping VALUES
	('01a22013-7f54-7325-ba36-58fe29b7f0db', 'Lamps', '[{"sourceField":"lamp","targetField":"Name"},{"sourceField":"cost","targetField":"Price","transform":"toNumber()"},{"sourceField":"left","targetField":"Stock"}]', 1, 1795834478421),
	('01a22013-9562-74ba-a3b9-98aec4c429bd', 'Books', '[{"sourceField":"title","targetField":"Name","confidence":0.99,"reason":"\"title\" reads as title; 100% of the records have a value"},{"sourceField":"brand","targetField":"Brand","confidence":1,"reason":"\"brand\" reads as brand; 100% of the records have a value"},{"sourceField":"link","targetField":"Link","confidence":1,"reason":"\"link\" reads as link; 100% of the records have a value"},{"sourceField":"price","targetField":"Price","transform":"toNumber()","confidence":1,"reason":"\"price\" reads as price; 92% of the records have a value"},{"sourceField":"price","targetField":"Currency","transform":"match(\"[A-Z]{3}\")","confidence":0.75,"reason":"the prices in \"price\" say their currency"}]', 1, 1795834484067),
	('01a22013-9a04-7558-8bd4-b9dd0d976170', 'Chairs', '[{"sourceField":"title","targetField":"Name","confidence":0.99,"reason":"\"title\" reads as title; 100% of the records have a value"},{"sourceField":"link","targetField":"Link","confidence":1,"reason":"\"link\" reads as link; 100% of the records have a value"},{"sourceField":"price","targetField":"Price","confidence":1,"reason":"\"price\" reads as price; 100% of the records have a value"},{"sourceField":"currency","targetField":"Currency","confidence":1,"reason":"\"currency\" reads as currency; 100% of the records have a value"}]', 1, 1795834485253),
	('01a22013-9e90-727e-b458-7a567e26f17d', 'Fans', '[{"sourceField":"title","targetField":"Name","confidence":0.99,"reason":"\"title\" reads as title; 100% of the records have a value"},{"sourceField":"link","targetField":"Link","confidence":1,"reason":"\"link\" reads as link; 100% of the records have a value"},{"sourceField":"price","targetField":"Price","confidence":1,"reason":"\"price\" reads as price; 100% of the records have a value"},{"sourceField":"currency","targetField":"Currency","confidence":1,"reason":"\"currency\" reads as currency; 100% of the records have a value"}]', 1, 1795834486417),
	('01a22013-a570-76e9-8512-01580414e8a9', 'Gone', '[{"sourceField":"title","targetField":"Name","confidence":0.99,"reason":"\"title\" reads as title; 100% of the records have a value"},{"sourceField":"link","targetField":"Link","confidence":1,"reason":"\"link\" reads as link; 100% of the records have a value"},{"sourceField":"price","targetField":"Price","confidence":1,"reason":"\"price\" reads as price; 100% of the records have a value"},{"sourceField":"currency","targetField":"Currency","confidence":1,"reason":"\"currency\" reads as currency; 100% of the records have a value"}]', 1, 1795834488177),
	('01a22013-a7af-72ef-9418-0c79efc16baa', 'Books again', '[{"sourceField":"Name","targetField":"Name","confidence":1,"reason":"\"Name\" reads as title; 100% of the records have a value"},{"sourceField":"Brand","targetField":"Brand","confidence":1,"reason":"\"Brand\" reads as brand; 100% of the records have a value"},{"sourceField":"Link","targetField":"Link","confidence":1,"reason":"\"Link\" reads as link; 100% of the records have a value"},{"sourceField":"Description","targetField":"Description","confidence":0.62,"reason":"\"Description\" reads as description; 0% of the records have a value"},{"sourceField":"Price","targetField":"Price","confidence":1,"reason":"\"Price\" reads as price; 100% of the records have a value"},{"sourceField":"Currency","targetField":"Currency","confidence":1,"reason":"\"Currency\" reads as currency; 100% of the records have a value"},{"sourceField":"SKU","targetField":"SKU","confidence":0.62,"reason":"\"SKU\" reads as sku; 0% of the records have a value"},{"sourceField":"GTIN","targetField":"GTIN","confidence":0.62,"reason":"\"GTIN\" reads as gtin; 0% of the records have a value"},{"sourceField":"Category","targetField":"Category","confidence":0.62,"reason":"\"Category\" reads as category; 0% of the records have a value"},{"sourceField":"Availability","targetField":"Availability","choices":{"in stock":["in stock","in_stock","instock","available","true","yes","1"],"out of stock":["out of stock","out_of_stock","outofstock","sold out","false","no","0"],"preorder":["preorder","pre-order","pre_order"],"backorder":["backorder","back-order","on backorder","onbackorder"]},"confidence":0.62,"reason":"\"Availability\" reads as availability; 0% of the records have a value"},{"sourceField":"Condition","targetField":"Condition","confidence":0.62,"reason":"\"Condition\" reads as condition; 0% of the records have a value"}]', 1, 1795834488751);


--
-- Data for Name: migrations; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.migrations VALUES
	(1, 1764000000000, 'CreateTables1764000000000'),
	(2, 1764000000001, 'AddFirstFormats1764000000001'),
	(3, 1764000000002, 'TrustRuns1764000000002'),
	(4, 1764000000003, 'FollowChanges1764000000003'),
	(5, 1764000000004, 'FindOldRuns1764000000004'),
	(6, 1764000000005, 'LighterProducts1764000000005'),
	(7, 1764000000006, 'KnowRecords1764000000006');


--
-- Data for Name: product; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.product VALUES
	(1, 1, '-1ozZTlDdgxiFuzJpd6QXP', 'YOOppfsELgfUCiSshLAZBx', '{"Name":"Lamp 96","Price":96.5,"Stock":5}', 1, NULL, 1795834478436, 1795834478436, 'YqRhZy_-kzd'),
	(2, 1, '-47rNEYy1Xc9Dd_X9Pqp66', 'MMv2rBf3tFbDlemV7FD9W0', '{"Name":"Lamp 75","Price":75.5,"Stock":5}', 1, NULL, 1795834478436, 1795834478436, 'S_-6TZ_E7Ux'),
	(3, 1, '-o2X54Z8_Aq27YZ6qjH8m2', 'jokmUVmRii2P-aYc3W5K2h', '{"Name":"Lamp 149","Price":149.5,"Stock":2}', 1, NULL, 1795834478436, 1795834478436, 'w2WjTyVgbCS'),
	(4, 1, '07pXHAviLKrqssMgi-3_hA', 'kdYchzxjP3NLD3AgDbpktk', '{"Name":"Lamp 51","Price":51.5,"Stock":2}', 1, NULL, 1795834478436, 1795834478436, 'KphoPzBTPfA'),
	(5, 1, '0pJVXZXUD2GYxVSCMi2X_M', 'EOsWKopgnXusofRmzkrrCY', '{"Name":"Lamp 58","Price":58.5,"Stock":2}', 1, NULL, 1795834478436, 1795834478436, 'AnbXUqThOEW'),
	(6, 1, '17cqVqBwE1esuYRFAYantP', '-83ZI4x3vnma1iwCPHeJBI', '{"Name":"Lamp 81","Price":81.5,"Stock":4}', 1, NULL, 1795834478436, 1795834478436, '-c-cSbiys8y'),
	(7, 1, '1D8FeACSpL3NMgu2lqvACu', 'LLQ0ooiSTZEQ-1SPVQAywM', '{"Name":"Lamp 189","Price":189.5,"Stock":0}', 1, NULL, 1795834478436, 1795834478436, 'eMvmG09aPjH'),
	(8, 1, '1Kl29rfo7vbUO5VLYjqr32', 'PjscfYHrWE-I9vfw444dtL', '{"Name":"Lamp 179","Price":179.5,"Stock":4}', 1, NULL, 1795834478436, 1795834478436, 'FMDkzrLSdrA'),
	(9, 1, '1feUDVvxyY9X632bEMOeRm', 'BNlTsH1vWSoMKPMLCLccc2', '{"Name":"Lamp 191","Price":191.5,"Stock":2}', 1, NULL, 1795834478436, 1795834478436, 'Os4GTxnWPGC'),
	(12, 1, '2aKOk5R1Ls1QL0BHMoBO3o', 'RaiYIf7YwfMXB6KJbTcNaW', '{"Name":"Lamp 80","Price":80.5,"Stock":3}', 1, NULL, 1795834478436, 1795834478436, 'SWfzT3DhhxU'),
	(13, 1, '2mp9NnyRsIVr80-6RIOwUD', 'oUEpIYcNYr1AenoSNIVaku', '{"Name":"Lamp 137","Price":137.5,"Stock":4}', 1, NULL, 1795834478436, 1795834478436, 'tuhLZwOnqnI'),
	(14, 1, '2xsr4FdhNrdY73HOgkLWxN', 'zVi0nMMX8nnRidvorYyeeZ', '{"Name":"Lamp 118","Price":118.5,"Stock":6}', 1, NULL, 1795834478436, 1795834478436, '8g_e41mSIXq'),
	(15, 1, '3Bu5ow1MejHaSH5Z9VjpnO', 'N95KpGeTQZC0SzmiJlY9iv', '{"Name":"Lamp 37","Price":37.5,"Stock":2}', 1, NULL, 1795834478436, 1795834478436, 'xHo1CIAOLBB'),
	(16, 1, '3VmI4fIBqHON0wC8jmBRg7', 'q5CNB_3BouqmqhMu_fEyQ_', '{"Name":"Lamp 45","Price":45.5,"Stock":3}', 1, NULL, 1795834478436, 1795834478436, 'UF2Zed7_b3l'),
	(17, 1, '3ZY8gmOUQu1zawe8dtczh5', 'NNy2MatpC_jtqSEBJ7LEuX', '{"Name":"Lamp 168","Price":168.5,"Stock":0}', 1, NULL, 1795834478436, 1795834478436, 'TxGSBuXmWQA'),
	(18, 1, '4A9KwrUstefDizf4T8NtOk', 'IvgHLfMrMYqabszVvmq5pX', '{"Name":"Lamp 133","Price":133.5,"Stock":0}', 1, NULL, 1795834478436, 1795834478436, '1Gifr4PD5Sj'),
	(19, 1, '4Y7HvU-UhIzK5i-SV5yDx5', '-3CT_P23VIqLddRXtdCKa8', '{"Name":"Lamp 184","Price":184.5,"Stock":2}', 1, NULL, 1795834478436, 1795834478436, '9tZfymxb2Hk'),
	(20, 1, '4YTjR_TwMLNwVqL23Vq3LH', 'PuFTBHCgnjqcMG_7qAW8rg', '{"Name":"Lamp 34","Price":34.5,"Stock":6}', 1, NULL, 1795834478436, 1795834478436, 'MxoCdpbxp5_'),
	(21, 1, '4YuMT7jHkNKsUScGPPKR4G', 'qiPOIQZVi1GKqyWUbHcpn6', '{"Name":"Lamp 157","Price":157.5,"Stock":3}', 1, NULL, 1795834478436, 1795834478436, 'e1wmME66MSi'),
	(22, 1, '54fXORF-UOyFwnL-56ugKj', 'iM2fVgYEkMDr6qFqkVG4N_', '{"Name":"Lamp 62","Price":62.5,"Stock":6}', 1, NULL, 1795834478436, 1795834478436, 'T7Q76jCqtaL'),
	(23, 1, '5_mXgRUgwQjqNZbfab5Rhy', 'UGrdohEvHVQC42EoVU8X1v', '{"Name":"Lamp 134","Price":134.5,"Stock":1}', 1, NULL, 1795834478436, 1795834478436, 'Xa6FicdWXRO'),
	(24, 1, '5hCSYJTkqnJhKY7XsZRjmk', 'SFgJ7jlpFD-YCCPkWNeqmZ', '{"Name":"Lamp 25","Price":25.5,"Stock":4}', 1, NULL, 1795834478436, 1795834478436, '81o6TkmHuyd'),
	(25, 1, '61TZUptebzI94XPf8iSp80', 'IsNIXvE28BiSqWPDQEaGGD', '{"Name":"Lamp 116","Price":116.5,"Stock":4}', 1, NULL, 1795834478436, 1795834478436, 'kcdMbTczWYJ'),
	(26, 1, '66G_fBLNzTxo3zKjWzituE', 'WW6wSvhmRMrjIjbvQDxADD', '{"Name":"Lamp 28","Price":28.5,"Stock":0}', 1, NULL, 1795834478436, 1795834478436, '5Ge7Vqh46yI'),
	(27, 1, '6RFQOeSbKQlCmwNFYHrIln', 'LTqJG8iPyMAbEcs_ZuyDg6', '{"Name":"Lamp 31","Price":31.5,"Stock":3}', 1, NULL, 1795834478436, 1795834478436, 'XpkYy03Fdga'),
	(28, 1, '6eh-JhAC7mMMXjJbTqNAAl', 'WT0hrCZsvMiIRs1mtMLCpG', '{"Name":"Lamp 187","Price":187.5,"Stock":5}', 1, NULL, 1795834478436, 1795834478436, 'ekojuiMySXH'),
	(29, 1, '6ghC-hlsm1L-j_uMNNSLbM', 'PhCgjpZJ4AVcW147m1_tdR', '{"Name":"Lamp 186","Price":186.5,"Stock":4}', 1, NULL, 1795834478436, 1795834478436, '30KXnIJCigP'),
	(30, 1, '782KeANrcqglf0IiOZzyuX', 'ynnwomJnpW1dV_dcfzyFZi', '{"Name":"Lamp 164","Price":164.5,"Stock":3}', 1, NULL, 1795834478436, 1795834478436, 'HhXDZ3EEjBf'),
	(31, 1, '7VkdapKEKEIjTzTJtSwFrX', 'WNGpM6G5d1pMHFP9yKlwhd', '{"Name":"Lamp 167","Price":167.5,"Stock":6}', 1, NULL, 1795834478436, 1795834478436, '7cy6LV7HEPt'),
	(32, 1, '8-eE_iBpIntwtT0itxWiEa', '4vQi6SK8UpcJ1YoE3wl-rL', '{"Name":"Lamp 100","Price":100.5,"Stock":2}', 1, NULL, 1795834478436, 1795834478436, 'cw2vye306Qh'),
	(33, 1, '87A5qPRbsbUSfd2RmQMY9e', '5GGfrQV-zw4S3kuw55sCB2', '{"Name":"Lamp 175","Price":175.5,"Stock":0}', 1, NULL, 1795834478436, 1795834478436, 'ikDs1dcvicc'),
	(34, 1, '8K_-aRjiy2l8hriNNlg7rd', '1Ou1KwSzHJbAty0_51kYJY', '{"Name":"Lamp 177","Price":177.5,"Stock":2}', 1, NULL, 1795834478436, 1795834478436, 'Dqu51Sd7HST'),
	(35, 1, '8SDHKRxMjF2IHNzlpRQZQj', 'l1hQ5bud9xEKUwYKN0ofVf', '{"Name":"Lamp 125","Price":125.5,"Stock":6}', 1, NULL, 1795834478436, 1795834478436, 'r6KQfA-O1s2'),
	(36, 1, '8U7pR_m8AgfI1NdrMy3Lw9', 'd52HD9vaAKlWghBaohRQA3', '{"Name":"Lamp 106","Price":106.5,"Stock":1}', 1, NULL, 1795834478436, 1795834478436, 'H8boCDMH02_'),
	(37, 1, '8cJ9clbF1dbJxXpxgOH2En', 'Owz9VMx0gxri-l1EANLqZz', '{"Name":"Lamp 15","Price":15.5,"Stock":1}', 1, NULL, 1795834478436, 1795834478436, 'xuVrDjVeXEk'),
	(38, 1, '9mOdKebaRhsVhhoYJXIju0', 'P6Cja35Zj4rynRVwJqxKXg', '{"Name":"Lamp 138","Price":138.5,"Stock":5}', 1, NULL, 1795834478436, 1795834478436, 'gGWCJcNOp0d'),
	(39, 1, '9yCMkHzYty2tD9RUY8afV5', 'GpJQjYfkySvRa0ZfKCaYCY', '{"Name":"Lamp 65","Price":65.5,"Stock":2}', 1, NULL, 1795834478436, 1795834478436, 'jlhVgc9SVD_'),
	(40, 1, '9z5aWr3T-GxRVD9dBxH94C', 'WlYfiwcr8NGdIidiAuA2Ev', '{"Name":"Lamp 128","Price":128.5,"Stock":2}', 1, NULL, 1795834478436, 1795834478436, 'hcSxXViiasv'),
	(41, 1, 'A-YM9VjweV2fLas6rwhmEX', 'amVojQpXc7pVGyV_RGPOfC', '{"Name":"Lamp 174","Price":174.5,"Stock":6}', 1, NULL, 1795834478436, 1795834478436, 'scroBZ9UMaK'),
	(42, 1, 'A1nayDkINXS3WcEMuXUenN', 'm61UPe73sxmks8f6VCW4ap', '{"Name":"Lamp 93","Price":93.5,"Stock":2}', 1, NULL, 1795834478436, 1795834478436, 'RXfcGpY5sHo'),
	(43, 1, 'AlnvugAAJ5rpOZ0sqY6LmM', 'Bj9ozF4pu_T9-fj3X4wl-1', '{"Name":"Lamp 131","Price":131.5,"Stock":5}', 1, NULL, 1795834478436, 1795834478436, '0Yfabr5GsE8'),
	(44, 1, 'BbTLxR-Op43Pu_rLXM5s6U', 'u7t6Tjkw_AU_Pamyzsvo4k', '{"Name":"Lamp 101","Price":101.5,"Stock":3}', 1, NULL, 1795834478436, 1795834478436, 'C7C7q6-qoD8'),
	(45, 1, 'BnUzjHnnE6gce_9PYO8aeU', 'TDySa1lotWsUPved7WP-w8', '{"Name":"Lamp 130","Price":130.5,"Stock":4}', 1, NULL, 1795834478436, 1795834478436, '8p2RBx90td4'),
	(46, 1, 'D05e0zvKoRkvWlutK9U6Np', 'UsACNcha2gfY3t6kuj5gUQ', '{"Name":"Lamp 193","Price":193.5,"Stock":4}', 1, NULL, 1795834478436, 1795834478436, '0kO3Wfl6jcB'),
	(47, 1, 'DR6no3Zn0Ijmgx545cK8sc', 'gCxARPZNutTAnsew3AirHw', '{"Name":"Lamp 180","Price":180.5,"Stock":5}', 1, NULL, 1795834478436, 1795834478436, 'nOU0GYKRsZ9'),
	(10, 1, '27dK9DFMiOg3zhJUCr43rE', 'SGTlB_0-ylYcJim9CugudA', '{"Name":"Lamp 210","Price":210.5,"Stock":0}', 1, 2, 1795834478436, 1795834478436, 'fQZuk9QMks9'),
	(48, 1, 'DYx5jVXfGUf-jbX7oU5L_s', 'Glgg37RTwt2qpPsHo66xHE', '{"Name":"Lamp 161","Price":161.5,"Stock":0}', 1, NULL, 1795834478436, 1795834478436, 'pUjz3r-H5Ve'),
	(49, 1, 'EbdnLddSXzrqkXC6DX8WdL', 'nkMuPSJmrIW2W2VjBAzacf', '{"Name":"Lamp 203","Price":203.5,"Stock":0}', 1, NULL, 1795834478436, 1795834478436, 'Y5ckxJDecQC'),
	(50, 1, 'F1uqR8fnSNQUu25O-oTsWs', '0Lp9BzPRxDxzO0t4x3DUX_', '{"Name":"Lamp 104","Price":104.5,"Stock":6}', 1, NULL, 1795834478436, 1795834478436, 'lB-EoKG_r3C'),
	(51, 1, 'FDjaKPFx-5uvFNr5DxAtDo', 'CQ9jvQxJZ323ZmRw-mykgx', '{"Name":"Lamp 146","Price":146.5,"Stock":6}', 1, NULL, 1795834478436, 1795834478436, 'SnVjXzZ6H03'),
	(53, 1, 'FKgh-sKySoKjoL-noSEJlQ', '0QeWmHNOwB2or79Io2wS8r', '{"Name":"Lamp 36","Price":36.5,"Stock":1}', 1, NULL, 1795834478436, 1795834478436, 'hCwDXotNZAO'),
	(54, 1, 'FahR6zmIPg_Kyzz79ZzGS6', 'n_5ZMqAMj8Ee5nVnGI_LJf', '{"Name":"Lamp 98","Price":98.5,"Stock":0}', 1, NULL, 1795834478436, 1795834478436, 'oBe1f2o2eoD'),
	(56, 1, 'GFaoYOcbgmm8mLXlIOtfhf', '_SUQZmalM0lJh9WBPfs8ls', '{"Name":"Lamp 199","Price":199.5,"Stock":3}', 1, NULL, 1795834478436, 1795834478436, '4e-cMdZr98t'),
	(57, 1, 'GQTWdLRvvQUDwHbux0GeGu', 'opMy-1eh8g5m6lQki1il7D', '{"Name":"Lamp 52","Price":52.5,"Stock":3}', 1, NULL, 1795834478436, 1795834478436, 'cOmee_3C-hF'),
	(58, 1, 'I9Ww0V8JdcfP5kNUtUM4XV', 'OJK3CeWSoIMwZLNrurL4vy', '{"Name":"Lamp 163","Price":163.5,"Stock":2}', 1, NULL, 1795834478436, 1795834478436, '11DsoCx3gRZ'),
	(59, 1, 'IzJPfv1Qn4ryIOQcKIAZjy', 'qTDIwMvji4XbPZaMDuTKwT', '{"Name":"Lamp 95","Price":95.5,"Stock":4}', 1, NULL, 1795834478436, 1795834478436, 'xzENPeEc_tg'),
	(60, 1, 'J8_hbz7nqREFcJHW3ysYFd', 'j0b1U4bid7Qv20mku2f80E', '{"Name":"Lamp 169","Price":169.5,"Stock":1}', 1, NULL, 1795834478436, 1795834478436, 'KWFdnVjG5WO'),
	(61, 1, 'JDfHLe527m4YyCP5JkDiEw', 'NnROoT8qRwdS7ELwK40fji', '{"Name":"Lamp 154","Price":154.5,"Stock":0}', 1, NULL, 1795834478436, 1795834478436, '4RdU2Csjagd'),
	(62, 1, 'KJYA8gic6vBVzPgghFMWtR', '8I8fHa8LoCcWiW3KlXurJU', '{"Name":"Lamp 147","Price":147.5,"Stock":0}', 1, NULL, 1795834478436, 1795834478436, 'oOd9DMzp-rL'),
	(63, 1, 'KNEdiEzXI06LUaB7mqiu6w', 'CHJmoi1uXdlC1N_3XVdL-m', '{"Name":"Lamp 57","Price":57.5,"Stock":1}', 1, NULL, 1795834478436, 1795834478436, 'KQxPCJgzKIC'),
	(64, 1, 'KyNIaHxXpEDBRTKnn4nbuo', 'J5atyF19G2oVxb6UI1GqDc', '{"Name":"Lamp 109","Price":109.5,"Stock":4}', 1, NULL, 1795834478436, 1795834478436, 'MtWZEYHa7s2'),
	(65, 1, 'LHNHt9SBuJPPYwyJK1rYSG', 'a8Rg3oXyCyurpoch6YpNT0', '{"Name":"Lamp 171","Price":171.5,"Stock":3}', 1, NULL, 1795834478436, 1795834478436, 'S-pdDZWafgO'),
	(66, 1, 'LqZPDH2GCbWuSz18JrZCQ4', 'JmmJ2CqleL2F9h9J9Spe_I', '{"Name":"Lamp 120","Price":120.5,"Stock":1}', 1, NULL, 1795834478436, 1795834478436, 'S6nuPAP3z2w'),
	(67, 1, 'MYO6SG36FP822MQ-W4XmMY', '5I6Ah8bvKICl77E0QyyNxG', '{"Name":"Lamp 166","Price":166.5,"Stock":5}', 1, NULL, 1795834478436, 1795834478436, 'ROfY5zIFpyc'),
	(68, 1, 'MbTQHozJBVbt0cpxQobsck', 'V_NJOKblOBvf2dPOe5Hbk6', '{"Name":"Lamp 20","Price":20.5,"Stock":6}', 1, NULL, 1795834478436, 1795834478436, 'yJm9L71Bjzu'),
	(69, 1, 'MboFs59OoocbVixYkeoiDG', 'Coa3bxOcw9by4V3xWeE37k', '{"Name":"Lamp 40","Price":40.5,"Stock":5}', 1, NULL, 1795834478436, 1795834478436, '5dSah0sqoUD'),
	(70, 1, 'N3qkZH3PLXeMrUIt53WaSg', 'F1E0-6lymTA82TClqN5CNQ', '{"Name":"Lamp 124","Price":124.5,"Stock":5}', 1, NULL, 1795834478436, 1795834478436, 'dX3Mg-fQyCN'),
	(71, 1, 'NJ5A6v9PwC7omJStNWrp_V', 'PyRixnbxzAcehG8ntIJmdT', '{"Name":"Lamp 208","Price":208.5,"Stock":5}', 1, NULL, 1795834478436, 1795834478436, 'y9I_E_DXQF3'),
	(72, 1, 'NJXnllgQUav_NYPsPKcClo', '5UDKRFHMXkxkT7e4qAnFK1', '{"Name":"Lamp 78","Price":78.5,"Stock":1}', 1, NULL, 1795834478436, 1795834478436, 'otXlPAwJr3h'),
	(73, 1, 'NLNmfotz3gvT3gJTTHIcTs', 'WhwhaJFwiu_rZ0-2r-BR5G', '{"Name":"Lamp 156","Price":156.5,"Stock":2}', 1, NULL, 1795834478436, 1795834478436, 'KGl6DEGa08Z'),
	(74, 1, 'OA2B6hMb7CbCjfopWPnBUA', 'DNPoQF4SMFVXXHWK8tW2EX', '{"Name":"Lamp 21","Price":21.5,"Stock":0}', 1, NULL, 1795834478436, 1795834478436, 'dUQzg0unfGs'),
	(75, 1, 'OBVm_yS-lJj32OE8ROhDtB', 'MVgAppoaptOQQBZ93f6RvD', '{"Name":"Lamp 201","Price":201.5,"Stock":5}', 1, NULL, 1795834478436, 1795834478436, 'GNywXDTyGiL'),
	(76, 1, 'OTCNqnxefU1sfRLgt9sc2A', 'gzZeAGWtRCUxauECRZfDP9', '{"Name":"Lamp 153","Price":153.5,"Stock":6}', 1, NULL, 1795834478436, 1795834478436, 'Pwg_8eMnQqA'),
	(77, 1, 'OTE0COPqGUfr3Bf5IOoeo9', 'xhRP8aQaF-uoVw4M5CJvTv', '{"Name":"Lamp 178","Price":178.5,"Stock":3}', 1, NULL, 1795834478436, 1795834478436, 'L93zh-kYP3T'),
	(78, 1, 'OUBwMjNgqoUFWI5pxv88vD', 'awvxVSB_NoTxurqLgx7NtR', '{"Name":"Lamp 67","Price":67.5,"Stock":4}', 1, NULL, 1795834478436, 1795834478436, '51Cu_Tasa17'),
	(79, 1, 'OVn5fJV617wHyY4-lU9aXW', '6LdFkU-1WepmtsLbD2kB7v', '{"Name":"Lamp 111","Price":111.5,"Stock":6}', 1, NULL, 1795834478436, 1795834478436, 'Hv_Qg-rrWlC'),
	(80, 1, 'PeXm7caG42jAxigNkGJH6i', 'aTbPM2jvpHzZcXu6f5Hi3Q', '{"Name":"Lamp 44","Price":44.5,"Stock":2}', 1, NULL, 1795834478436, 1795834478436, 'H2-tZTxt4JW'),
	(82, 1, 'Q1ZNzIkZLCDacrYb8t8b1g', 'N743efwluyXAh3ppyErBMV', '{"Name":"Lamp 151","Price":151.5,"Stock":4}', 1, NULL, 1795834478436, 1795834478436, 'vQGgVlB9pMR'),
	(83, 1, 'Q93GF73ThjR34_RKu41bD9', 'NwsCpHUTajfTBMVwIA6kj0', '{"Name":"Lamp 198","Price":198.5,"Stock":2}', 1, NULL, 1795834478436, 1795834478436, 'kLTeYglnoG5'),
	(84, 1, 'QSSZRC4ZU8hkJeRjZxh5wq', 'DtHB1DXuMLzRKg6PeHTXmY', '{"Name":"Lamp 59","Price":59.5,"Stock":3}', 1, NULL, 1795834478436, 1795834478436, '8lfVPZsChEx'),
	(85, 1, 'QjoaBhcqc0u2L9NafTYQrd', 'UiKLMK7ASrLduyv0xkvIo5', '{"Name":"Lamp 119","Price":119.5,"Stock":0}', 1, NULL, 1795834478436, 1795834478436, 'fAWzJ9XCr5C'),
	(86, 1, 'QlzS_xck9jIJL9smZL1fdt', 'bR1_hFo5kFpgFvDK1d4Mli', '{"Name":"Lamp 190","Price":190.5,"Stock":1}', 1, NULL, 1795834478436, 1795834478436, 'ABnrUTTZv6T'),
	(87, 1, 'R0tjC8bRKcdX4Dfsk4ifN7', 'tZzn05LoaxEjPcZiEm4nbV', '{"Name":"Lamp 89","Price":89.5,"Stock":5}', 1, NULL, 1795834478436, 1795834478436, 'VNoesNyrPhN'),
	(88, 1, 'R25a9neIJnOUMZio_UHILB', 'dmCo5Jniq6XC9awodkBTFP', '{"Name":"Lamp 176","Price":176.5,"Stock":1}', 1, NULL, 1795834478436, 1795834478436, 'ftYsZmHbycq'),
	(89, 1, 'RF2HCKc4CqRkImLIH4VKBa', 'Wlm-mavQ2bNCle_SW_gqsu', '{"Name":"Lamp 29","Price":29.5,"Stock":1}', 1, NULL, 1795834478436, 1795834478436, 'UgmmKC_0YTo'),
	(90, 1, 'RFZFXYGI3IKuumgSU65Bcx', '860q6uqpESUCUH_pQRjWqb', '{"Name":"Lamp 26","Price":26.5,"Stock":5}', 1, NULL, 1795834478436, 1795834478436, '5fqwKl2VnVw'),
	(91, 1, 'R_REB1KXZgUacVU9h0e-9h', 'PQQ5sHWp664XYNMn2F5XJ4', '{"Name":"Lamp 159","Price":159.5,"Stock":5}', 1, NULL, 1795834478436, 1795834478436, 'GDO1G0Ko33d'),
	(92, 1, 'S-YBk7qcAFRE1i-zaejeO0', '_nuoitVr4dKm3DQ4KLbrch', '{"Name":"Lamp 139","Price":139.5,"Stock":6}', 1, NULL, 1795834478436, 1795834478436, 'XsB07cI6jDY'),
	(93, 1, 'SB3PdAbO6N7q4l3AtHtQdV', 'AX8k1A58vAA4frCTTDPnFy', '{"Name":"Lamp 85","Price":85.5,"Stock":1}', 1, NULL, 1795834478436, 1795834478436, '4BF1ucDk4OH'),
	(94, 1, 'SlaGfsXUDXjWCG7pZz8kJj', 'h4fsUHZMZ7z5a302-zpwub', '{"Name":"Lamp 206","Price":206.5,"Stock":3}', 1, NULL, 1795834478436, 1795834478436, 'fHMcBOSbJJV'),
	(81, 1, 'PhWgt_3qiBVQT91t3qtGy7', 'CzXbtPsKEmb1e_4ACWLLIy', '{"Name":"Lamp 7","Price":7.5,"Stock":0}', 1, 3, 1795834478436, 1795834478436, 'W1C20IWGcRJ'),
	(52, 1, 'FFgdtJw5502TSKeeK_-yFE', 'vXqJEk4YIt7BKPh8QejvYM', '{"Name":"Lamp 10","Price":10.5,"Stock":3}', 1, 4, 1795834478436, 1795834478436, '3Egb8qPJUN5'),
	(95, 1, 'TJT29eyYZF4fIgrdQY8GrA', 'uyPaFzzrRzglP1uW11DJD6', '{"Name":"Lamp 135","Price":135.5,"Stock":2}', 1, NULL, 1795834478436, 1795834478436, '4ZTAfn65y7B'),
	(96, 1, 'TJq7cmAAGwM6J61IKrK-Aw', 'RuIYwGBPOsKnk-p53zF2zF', '{"Name":"Lamp 42","Price":42.5,"Stock":0}', 1, NULL, 1795834478436, 1795834478436, '_cPqiUINdgD'),
	(97, 1, 'TM4gSMCZGqGGsW4krtQ-Ry', 'QVmydDWsZvXsNs5mphpVz4', '{"Name":"Lamp 16","Price":16.5,"Stock":2}', 1, NULL, 1795834478436, 1795834478436, 'N2gAi0WoH0x'),
	(99, 1, 'TeTra86XEhS8RTyJDnifl1', 'Ek1MBaUug5AfA5pbgdo9Ue', '{"Name":"Lamp 145","Price":145.5,"Stock":5}', 1, NULL, 1795834478436, 1795834478436, 'YlCWBR3JfB8'),
	(100, 1, 'TpdTmlzw6xnxIFOoU-dLcV', '87TgrSNQtZHnFTfzRv3CgG', '{"Name":"Lamp 127","Price":127.5,"Stock":1}', 1, NULL, 1795834478436, 1795834478436, 'ZGReps68zzW'),
	(101, 1, 'UCl0xJzbTzfkBKNZDWjJnW', 'lCKtzEAQpVfC7Vc3riR7Q1', '{"Name":"Lamp 108","Price":108.5,"Stock":3}', 1, NULL, 1795834478436, 1795834478436, 'hr027-6oY2x'),
	(102, 1, 'UGG8wOwdoTLA31OEAN78xr', 'jOyDzV0qESxFfpFJAIyoii', '{"Name":"Lamp 97","Price":97.5,"Stock":6}', 1, NULL, 1795834478436, 1795834478436, 'JZSA4HzzT2N'),
	(103, 1, 'UJFEA9Mk5vUsGNYsTMYwRf', 'AYkvbs7Z2XqEx6xLrkfNvR', '{"Name":"Lamp 110","Price":110.5,"Stock":5}', 1, NULL, 1795834478436, 1795834478436, '3c1x5jPgzAM');
INSERT INTO public.product VALUES
	(104, 1, 'UnAIR37U6eOFqIgL3h2OsP', 'CtkxsmKUMvMGR3hjVgZ2rp', '{"Name":"Lamp 38","Price":38.5,"Stock":3}', 1, NULL, 1795834478436, 1795834478436, 'w8Bz-vNvGQq'),
	(105, 1, 'UvIyY0fqN_-ZjbBEK4P4pc', 'sxGHGMWSqCrqZNc38uGY4x', '{"Name":"Lamp 18","Price":18.5,"Stock":4}', 1, NULL, 1795834478436, 1795834478436, 'QkjGXIsqww7'),
	(107, 1, 'VDZx4Wq-XzAJY_IENNrRi9', 'q4HZKjHrpxJbv9zARotH-x', '{"Name":"Lamp 71","Price":71.5,"Stock":1}', 1, NULL, 1795834478436, 1795834478436, 'O4USDdjeUdm'),
	(108, 1, 'VUKoRNfvRx5mJCGsheaDvW', 'VSodfx19CReRlzYIZ38ne4', '{"Name":"Lamp 129","Price":129.5,"Stock":3}', 1, NULL, 1795834478436, 1795834478436, 'ASBZ6uGp41K'),
	(109, 1, 'WFKRKWNkhvq6g5ZACaehl7', 'tZxY_B9MohuXTBKL__NFyU', '{"Name":"Lamp 64","Price":64.5,"Stock":1}', 1, NULL, 1795834478436, 1795834478436, 'Ahzdfd0TVy1'),
	(110, 1, 'WGnXz8OM-2Dvpldk1ggEK3', '9MVUSaUHQp6mb5Z82VU12k', '{"Name":"Lamp 32","Price":32.5,"Stock":4}', 1, NULL, 1795834478436, 1795834478436, 'D6vC84lS59c'),
	(111, 1, 'X1jg3bY8Gksqlzrbal6NFD', 'MxYGutxJgsey9igUOnBTFA', '{"Name":"Lamp 142","Price":142.5,"Stock":2}', 1, NULL, 1795834478436, 1795834478436, '9PGTRxcX8x6'),
	(112, 1, 'XCLKt9dqzEHnNLbYIwEh1f', 'MwxrRWNdPKGrhb2FAT2UkO', '{"Name":"Lamp 72","Price":72.5,"Stock":2}', 1, NULL, 1795834478436, 1795834478436, '6NixW6AAt-b'),
	(113, 1, 'XblQa72OuYpOJaWGPYx3Xg', 'z13NoXqAXV2UVmmsliT3wR', '{"Name":"Lamp 82","Price":82.5,"Stock":5}', 1, NULL, 1795834478436, 1795834478436, 'SHg9QWKfNxr'),
	(114, 1, 'XsPyVE27VCiIkMcJ-mcw4w', 'k6iQbwIqSp6c1D_OF3zUqV', '{"Name":"Lamp 107","Price":107.5,"Stock":2}', 1, NULL, 1795834478436, 1795834478436, '2pEIzMDfO5c'),
	(115, 1, 'Y-FvxJH5PYvFemGLnsQ29Y', 'MnFQsWuSUKrSIDvEP_scCg', '{"Name":"Lamp 79","Price":79.5,"Stock":2}', 1, NULL, 1795834478436, 1795834478436, 'rgRlBTcd-up'),
	(116, 1, 'YNERsGofU3N7tpC1H5GVrD', 'VUP_3Fv7kr7lH_t3k4wnq-', '{"Name":"Lamp 73","Price":73.5,"Stock":3}', 1, NULL, 1795834478436, 1795834478436, 'Aa5j9Yox3ER'),
	(117, 1, 'Yam47KATw_EkB9KplEszUB', 'ePXVBZ55xj2E1-VBpJtMj2', '{"Name":"Lamp 33","Price":33.5,"Stock":5}', 1, NULL, 1795834478436, 1795834478436, 'nx0SRBJTqDb'),
	(119, 1, 'ZF73mQk0sUMxROilDPR-BV', 'NIRGTKnr6HTQKEP6TzcihJ', '{"Name":"Lamp 30","Price":30.5,"Stock":2}', 1, NULL, 1795834478436, 1795834478436, 'pIHYQnK8N_o'),
	(120, 1, 'ZVnvFSmC0ROpqmG1Kod8ds', 'rampUJi9AH0cdZTKXoZX18', '{"Name":"Lamp 185","Price":185.5,"Stock":3}', 1, NULL, 1795834478436, 1795834478436, '5Tw5PWhqkDg'),
	(123, 1, '_VNvZLJOgLPFAmvrpAjjgb', '8SxMzXXFV1fow5l3SOfYpL', '{"Name":"Lamp 69","Price":69.5,"Stock":6}', 1, NULL, 1795834478436, 1795834478436, 'N-2ZKWmzZI1'),
	(125, 1, 'aZM99yD2JsDlw97_9kOrP4', 'R4qD-yKSTAksbJKD4E_Qoa', '{"Name":"Lamp 84","Price":84.5,"Stock":0}', 1, NULL, 1795834478436, 1795834478436, '6BUGo0ZW2-g'),
	(126, 1, 'adZa47q662zQvKh9EmE0OV', 'y2u1YV1PmClPPPhKLYgBl-', '{"Name":"Lamp 152","Price":152.5,"Stock":5}', 1, NULL, 1795834478436, 1795834478436, 'xP97VB35AhU'),
	(127, 1, 'anWH4y0rgLp5L2EcSQs7q1', 'mu8X8BLvRX7VSDdl6M1p9S', '{"Name":"Lamp 105","Price":105.5,"Stock":0}', 1, NULL, 1795834478436, 1795834478436, 'FAc4KbWD6O_'),
	(128, 1, 'avSIJgsqFH4skPCc-t4qDQ', 'gLPZUn8rcd8wfvgrWZ6T-m', '{"Name":"Lamp 102","Price":102.5,"Stock":4}', 1, NULL, 1795834478436, 1795834478436, 'DiICsofjfZ0'),
	(129, 1, 'bC9Xtkdn_TcmGyBTBHWctm', 'vcWyfhIlsrICSHeCqqbFIf', '{"Name":"Lamp 183","Price":183.5,"Stock":1}', 1, NULL, 1795834478436, 1795834478436, 'IlxaP5dnDWa'),
	(130, 1, 'bN1ZkQyQfqhWgKFjay-2y2', '_OHP3ykxPxhECOk_F_DYpj', '{"Name":"Lamp 66","Price":66.5,"Stock":3}', 1, NULL, 1795834478436, 1795834478436, 'EzA8PU92ogg'),
	(131, 1, 'bTWtm3Eb147BHGgdhVctkO', 'DXAJGPD_xAMTlsMs-CvmqN', '{"Name":"Lamp 53","Price":53.5,"Stock":4}', 1, NULL, 1795834478436, 1795834478436, 'VLbjA1Op0lq'),
	(132, 1, 'bayY5acsamRAPoVdQynFVP', 'YJubqYqu68Imjbw_HLppu4', '{"Name":"Lamp 162","Price":162.5,"Stock":1}', 1, NULL, 1795834478436, 1795834478436, 'v9BWnrhOvFl'),
	(133, 1, 'ccGuZbJvpJG9iEAvju3RDG', 'X6ouMls7dCwwhIA8dklF4v', '{"Name":"Lamp 148","Price":148.5,"Stock":1}', 1, NULL, 1795834478436, 1795834478436, 'U1oEK-ptB2h'),
	(134, 1, 'cp3n0QUC-kp3IpDxKrEa23', 'bbTPIbo1fJdds1xlCy2BEa', '{"Name":"Lamp 63","Price":63.5,"Stock":0}', 1, NULL, 1795834478436, 1795834478436, 'BjKDYRVdyKZ'),
	(135, 1, 'dXBccS8TNUDZ5bumlT5CAS', 'juPilkJJ2j1brqy2zcoWUT', '{"Name":"Lamp 39","Price":39.5,"Stock":4}', 1, NULL, 1795834478436, 1795834478436, 'rtZT3l6KaOj'),
	(136, 1, 'e6zPxbvTktYGCHBLtTGAk8', 'Wh3r2L_z0HplKJBWJvia96', '{"Name":"Lamp 114","Price":114.5,"Stock":2}', 1, NULL, 1795834478436, 1795834478436, 'shVxt3268rE'),
	(137, 1, 'ekXk1K6wC9BdCNHFDjjapr', 'tFKh3QWIIodgqUcOk4nRXr', '{"Name":"Lamp 207","Price":207.5,"Stock":4}', 1, NULL, 1795834478436, 1795834478436, '8syRJ1pL69b'),
	(138, 1, 'esFhwHG6ZdRGUU6UWQeqmk', 'X9LCv5Pb0vNLeAVqQEsv5u', '{"Name":"Lamp 43","Price":43.5,"Stock":1}', 1, NULL, 1795834478436, 1795834478436, 'aviXAQlxcv-'),
	(139, 1, 'evcVhJZ31A4VzQBfa4snG8', '5lRqfDEyAWsm2JHphopl7K', '{"Name":"Lamp 141","Price":141.5,"Stock":1}', 1, NULL, 1795834478436, 1795834478436, '6Nc0mCRw1Ya'),
	(140, 1, 'f706Imc1lW0ALbWG-AR7m7', 'YdiWSDvEM2SEGhSlUwZjIX', '{"Name":"Lamp 70","Price":70.5,"Stock":0}', 1, NULL, 1795834478436, 1795834478436, 'kvaOi5CcZPI'),
	(141, 1, 'f8MkOCKD_H4bGZ5dGIvZsK', 'wDG71F0aPfhppZlcSh7qFx', '{"Name":"Lamp 56","Price":56.5,"Stock":0}', 1, NULL, 1795834478436, 1795834478436, 'qBievnpG15O'),
	(118, 1, 'ZBRKl7_4ju-mQvSYLugpsc', 'wrb2ReCPbRygtQhGZ8GeEi', '{"Name":"Lamp 6","Price":6.5,"Stock":6}', 1, 3, 1795834478436, 1795834478436, 'xiy5OcBePxE'),
	(124, 1, 'aFdkcDORQnZvyyNJMHf-s8', 'xGQa9IiSQr7j6enAzPT2pY', '{"Name":"Lamp 8","Price":8.5,"Stock":1}', 1, 3, 1795834478436, 1795834478436, 'mTtgncioXB7'),
	(121, 1, 'Zd6LHJZiEVmkiF-A5yMP4l', 'x2QVlw39HElHeeV8X1g3Ye', '{"Name":"Lamp 11","Price":11.5,"Stock":4}', 1, 4, 1795834478436, 1795834478436, 'Mv88y7Wctov'),
	(122, 1, 'ZsyPt9qpK4eIqh2USZnGwQ', 'SEm0FjUR8oIbArvGYwFOz8', '{"Name":"Lamp 13","Price":13.5,"Stock":6}', 1, 4, 1795834478436, 1795834478436, 'x8xRQaGeBM6'),
	(142, 1, 'fGb3dSc1pjToJmJf6bKJBO', 'LVSdeb2XY4eddb9MYYEVIa', '{"Name":"Lamp 68","Price":68.5,"Stock":5}', 1, NULL, 1795834478436, 1795834478436, 'wJ1bk81zzOh'),
	(144, 1, 'fr8a9OK-qYYt7gLBFLPDIv', 'WzbaBIHKsaj7qss1Tx_P4o', '{"Name":"Lamp 182","Price":182.5,"Stock":0}', 1, NULL, 1795834478436, 1795834478436, '6nP2y4817xr'),
	(145, 1, 'gNVlpjM5H6DkqagQIMg4MS', 'iCVMalRG57j9dYp_zjPO1T', '{"Name":"Lamp 123","Price":123.5,"Stock":4}', 1, NULL, 1795834478436, 1795834478436, 'MG5tlOgsYts'),
	(146, 1, 'hUE6RsVyzJYUlZsq8S3UcC', '2twH8vFrQJaEaeKwvtyR7a', '{"Name":"Lamp 165","Price":165.5,"Stock":4}', 1, NULL, 1795834478436, 1795834478436, 'TM4_EHtJcqL'),
	(147, 1, 'i7tDqbk9ZOheGM-__n06d5', 'XRyxlAAv_9PuMxkxW8wB6q', '{"Name":"Lamp 61","Price":61.5,"Stock":5}', 1, NULL, 1795834478436, 1795834478436, 'mbrSLo7X2lY'),
	(148, 1, 'iFGFzOoWAMQ24WiuPCD8dd', '_AkjrGjFoPxPwY_offDa1I', '{"Name":"Lamp 140","Price":140.5,"Stock":0}', 1, NULL, 1795834478436, 1795834478436, '6KVla1LgLoM'),
	(149, 1, 'iH5VtI10fNPQGqJj9AvaEz', '0P_JGVI31H9xmMVyXnbKGl', '{"Name":"Lamp 192","Price":192.5,"Stock":3}', 1, NULL, 1795834478436, 1795834478436, 'k0oOONlnCT7'),
	(150, 1, 'ijEdXzBMCYxftAnCpjMsOO', 'YGsoMGstLRbmF4H8y1kqcr', '{"Name":"Lamp 77","Price":77.5,"Stock":0}', 1, NULL, 1795834478436, 1795834478436, 'xyI8fm7vtsg'),
	(151, 1, 'inyIzOm8_ZyNTpvCtv8kUV', 'i-Uug2S7eXhukkw3k5bRiu', '{"Name":"Lamp 117","Price":117.5,"Stock":5}', 1, NULL, 1795834478436, 1795834478436, 'qEDMW4IAn3O'),
	(152, 1, 'iypBQR8zxBaXD5seOD2iS_', '69AFwPsOCav44HLP0cbHzq', '{"Name":"Lamp 90","Price":90.5,"Stock":6}', 1, NULL, 1795834478436, 1795834478436, 'rNPYLZbG1rN'),
	(153, 1, 'j0gMgQYnSUgkotL4nEmwoI', 'YseZCXcsgcsJnEbVWFWVx7', '{"Name":"Lamp 24","Price":24.5,"Stock":3}', 1, NULL, 1795834478436, 1795834478436, 'uMfMtGJCBUQ'),
	(154, 1, 'j4z-n8bqBKsXW3l6ZJokuO', 'xOCzD1bMZtSjdgwFL83WDK', '{"Name":"Lamp 170","Price":170.5,"Stock":2}', 1, NULL, 1795834478436, 1795834478436, 'Emn6OwOp62f'),
	(155, 1, 'j7WmnZncPEx4UKyt_XDr19', '3BPlYEf0oBtP5XaJMJPovx', '{"Name":"Lamp 76","Price":76.5,"Stock":6}', 1, NULL, 1795834478436, 1795834478436, 'VTVxzF_Z101'),
	(156, 1, 'jCvuCxZEdnmeifHH4EKHVU', 'mT6V1LeI3b6it2mLaHEZTw', '{"Name":"Lamp 49","Price":49.5,"Stock":0}', 1, NULL, 1795834478436, 1795834478436, 'Bs3tBg7GoYL'),
	(157, 1, 'kCfU3zRRMFev4x1DuPfrb8', 'qvTyRjkzQ2ujNp6DIyItrc', '{"Name":"Lamp 19","Price":19.5,"Stock":5}', 1, NULL, 1795834478436, 1795834478436, 'TktVhB_clgC'),
	(158, 1, 'kGB40bniau_eS3X1NT777U', 'jbI5M_zePvWtfns3P48L_q', '{"Name":"Lamp 126","Price":126.5,"Stock":0}', 1, NULL, 1795834478436, 1795834478436, 'y6JNX7wITsM'),
	(159, 1, 'kaB423y-3tnxOlsYIem7yj', 'xzkQTTyN_ETCV2zWan-wzp', '{"Name":"Lamp 195","Price":195.5,"Stock":6}', 1, NULL, 1795834478436, 1795834478436, 'FKhVNoUQ3qK'),
	(160, 1, 'khiyYYFnHRXb0UGP0WJPhq', 'JN5HqjOvRF1Cub2hEa_tyV', '{"Name":"Lamp 83","Price":83.5,"Stock":6}', 1, NULL, 1795834478436, 1795834478436, 'WuX0rskXElW'),
	(161, 1, 'kvXu42ZK1_0t3E0CnEqOQm', 'rYp65XbQjWKQKLLtPcqDVM', '{"Name":"Lamp 205","Price":205.5,"Stock":2}', 1, NULL, 1795834478436, 1795834478436, 'TQErA9XTTco'),
	(162, 1, 'kwYVQe2CUz8fljKz0fEPy2', 'Dcad-HMxNrCp-uebAqKdWJ', '{"Name":"Lamp 143","Price":143.5,"Stock":3}', 1, NULL, 1795834478436, 1795834478436, 'J7_fbhQ6_OD'),
	(163, 1, 'l18PYLFU9HNekju61nWUOe', 'NWU3Wso5QvzyQHfsHuqPFc', '{"Name":"Lamp 160","Price":160.5,"Stock":6}', 1, NULL, 1795834478436, 1795834478436, '6SZAjSvHbNp'),
	(164, 1, 'l3g_WPmCH4hbpgouuhBber', 'GbNUqo4m_8-I8tSqzIh_K5', '{"Name":"Lamp 91","Price":91.5,"Stock":0}', 1, NULL, 1795834478436, 1795834478436, 'H9flHSwVTpX'),
	(165, 1, 'l7hjfczXgdZqpRmNQyfbTm', 'rpORF0LPgFYlBVxG5iB9H8', '{"Name":"Lamp 194","Price":194.5,"Stock":5}', 1, NULL, 1795834478436, 1795834478436, 'uotf8sxvIHI'),
	(166, 1, 'ldCZt6Fi4BoTnof_cWzUDS', 'vR-vN28OUDhTh_8ynkfswX', '{"Name":"Lamp 173","Price":173.5,"Stock":5}', 1, NULL, 1795834478436, 1795834478436, 'vIT3rQm8pQ2'),
	(167, 1, 'lxOAQx8YFEgIDAPyDYon5J', 'JlPjxVAD0eCquRygGL9TaE', '{"Name":"Lamp 121","Price":121.5,"Stock":2}', 1, NULL, 1795834478436, 1795834478436, '1SfCeyJ2iCm'),
	(169, 1, 'mbyzOD--dHabMECQXslGZ2', '_NnkDbuV09JAdBLF8tbr4u', '{"Name":"Lamp 181","Price":181.5,"Stock":6}', 1, NULL, 1795834478436, 1795834478436, 'QSAFB8tiY5p'),
	(170, 1, 'mzCbhIFtZkM7DjNzWiBI_s', 'cwRKuRSCZINVPqwbBaIUjY', '{"Name":"Lamp 94","Price":94.5,"Stock":3}', 1, NULL, 1795834478436, 1795834478436, 'yi3nrpc6iNo'),
	(171, 1, 'n4O7TX-IwEoKlBRc2jfk_I', 'uJzWqsygBpflmTFpqOOmhQ', '{"Name":"Lamp 50","Price":50.5,"Stock":1}', 1, NULL, 1795834478436, 1795834478436, 'PI9eZ_0_cgB'),
	(172, 1, 'nBcb2m82dWUqmESKBSsZtZ', 'CxhBGJ79gf87-5kB15nGYF', '{"Name":"Lamp 35","Price":35.5,"Stock":0}', 1, NULL, 1795834478436, 1795834478436, '02qADOJqquH'),
	(173, 1, 'nvSWwdJVGp-XnnkCPDfG1d', 'AzdE5eSGiJN4Z-CVZLwLCg', '{"Name":"Lamp 136","Price":136.5,"Stock":3}', 1, NULL, 1795834478436, 1795834478436, 'ey84DiwHhkZ'),
	(174, 1, 'o4AHVSrOlEMNZjMLhUOPZw', '9LhbkRZrRRoz8Weh2SJdEN', '{"Name":"Lamp 150","Price":150.5,"Stock":3}', 1, NULL, 1795834478436, 1795834478436, 'vnMvOEIm4N-'),
	(175, 1, 'oUSqavlKkdK_pouOSqLqC8', 'YggY_QgHOriYCIhnM-B_RW', '{"Name":"Lamp 60","Price":60.5,"Stock":4}', 1, NULL, 1795834478436, 1795834478436, 'cNL-gwu-vG2'),
	(176, 1, 'oWJJ-gn-_w4sSJxtODz8yE', 'va3S-oqDmS7qzJrWCgyzzm', '{"Name":"Lamp 122","Price":122.5,"Stock":3}', 1, NULL, 1795834478436, 1795834478436, 'i6VN3sVduJ2'),
	(177, 1, 'pFNwJTsMJ6R47R_itVoLhN', 'biwxhpSvru7BlM7BDV28m3', '{"Name":"Lamp 204","Price":204.5,"Stock":1}', 1, NULL, 1795834478436, 1795834478436, 'oNEu2oH8aeG'),
	(178, 1, 'popQu-AfTYUZnS34kX_OVT', 'dUHNjruEBvUfTjpljWTc3R', '{"Name":"Lamp 132","Price":132.5,"Stock":6}', 1, NULL, 1795834478436, 1795834478436, 'STD-fxxQ9Cq'),
	(179, 1, 'ppW_8mE0dK4RFtX2b2rJeI', '19Qfos7X9pfo9N_zLEctZf', '{"Name":"Lamp 46","Price":46.5,"Stock":4}', 1, NULL, 1795834478436, 1795834478436, 'awb-9EF9r_g'),
	(180, 1, 'qjEfUJvrR-imM9psAHq-Sv', 'SCqGRRn-Q_yUW0QJ7nH2pG', '{"Name":"Lamp 86","Price":86.5,"Stock":2}', 1, NULL, 1795834478436, 1795834478436, 'Jb-FwmBmMR_'),
	(181, 1, 'r2gGfPxKTE9BT2uRIR7FLR', 'txlng9IL3zHe5KdOVcoX6m', '{"Name":"Lamp 172","Price":172.5,"Stock":4}', 1, NULL, 1795834478436, 1795834478436, 'mGUJDnTj11L'),
	(182, 1, 'r6fI45-syreviX5nojkgo0', 'nSkpk1gHF4MQiNNKJFsl-u', '{"Name":"Lamp 113","Price":113.5,"Stock":1}', 1, NULL, 1795834478436, 1795834478436, 'qoxQgH_pv68'),
	(183, 1, 'rD5XTvS6cbh2ivj39rDfSW', 'hG--gllEby8yhLFQ-QCNJi', '{"Name":"Lamp 202","Price":202.5,"Stock":6}', 1, NULL, 1795834478436, 1795834478436, 'pssM0UKX-4a'),
	(184, 1, 'rIv1OIvNZNr9YL7qqLxXQ-', 'EreD12JWk4XVaXan0olWUA', '{"Name":"Lamp 99","Price":99.5,"Stock":1}', 1, NULL, 1795834478436, 1795834478436, 'RlkoeP1hAhj'),
	(185, 1, 'rNoZ4U4D-r9nrvb9Q6ga3q', 'jgfvcf6CsYuQuD3DdYAqQw', '{"Name":"Lamp 188","Price":188.5,"Stock":6}', 1, NULL, 1795834478436, 1795834478436, '_BmxCSRlGJT'),
	(186, 1, 'ralayb83RGGkJx4QRQedX4', 'jCtih5Yzp-knUsl4lsH7pd', '{"Name":"Lamp 54","Price":54.5,"Stock":5}', 1, NULL, 1795834478436, 1795834478436, 'Fi2CCS38M17'),
	(188, 1, 'sGmkF0pU3Jnj0GML_Bys9u', 'NjH8yFgYURGeesV78KBmcN', '{"Name":"Lamp 158","Price":158.5,"Stock":4}', 1, NULL, 1795834478436, 1795834478436, 'EpmZBmqsmfC'),
	(168, 1, 'm0XW1wjetrJeheVbs4vATU', 'uC2Tn2NY7KtIOw4uo9hfrU', '{"Name":"Lamp 9","Price":9.5,"Stock":2}', 1, 3, 1795834478436, 1795834478436, 'Buc_X1Xc6-L'),
	(143, 1, 'fjLEzCe_ytuFfcPjXf6fpw', 'iZ7Q_6DyBxYw_iY6I9S1hZ', '{"Name":"Lamp 12","Price":12.5,"Stock":5}', 1, 4, 1795834478436, 1795834478436, 'SUBdKhXSWri'),
	(189, 1, 'sVBXXD-vRFjUQLNgqPpGzQ', 'XVmDQa--Qmn4hqWc0SP6Nb', '{"Name":"Lamp 155","Price":155.5,"Stock":1}', 1, NULL, 1795834478436, 1795834478436, 'pzzQQHkmE6-'),
	(190, 1, 'sxR3wV6pV2qPGtybfC0lLI', '-92vAf3XD9byzFQ0ZD5w5h', '{"Name":"Lamp 196","Price":196.5,"Stock":0}', 1, NULL, 1795834478436, 1795834478436, 'ZCzhcTILbKP'),
	(191, 1, 'tS6sJKCef-qyWHFNxXNqqK', '8We86uH6S7Yir4mtgrMv7F', '{"Name":"Lamp 47","Price":47.5,"Stock":5}', 1, NULL, 1795834478436, 1795834478436, 'G47RNBZbiJt'),
	(192, 1, 'u6zBWyi47nncy7nMrUsJUh', 'PT1dzmo3cxC9Po8wdX_1Ln', '{"Name":"Lamp 200","Price":200.5,"Stock":4}', 1, NULL, 1795834478436, 1795834478436, 'li-IBSucH7F'),
	(193, 1, 'u7RASEVcnSk_r9lNoj5-k5', 'IUH2vYCveVbKTimIx1yevk', '{"Name":"Lamp 74","Price":74.5,"Stock":4}', 1, NULL, 1795834478436, 1795834478436, '3I-J19F--mU'),
	(195, 1, 'uXUX9tJ5n5ErnOdSOE7t8s', '4gsiksICu6UNZJh-lyvjDY', '{"Name":"Lamp 23","Price":23.5,"Stock":2}', 1, NULL, 1795834478436, 1795834478436, 'Pfzpds8yfuM'),
	(196, 1, 'ujtsuhpXpXecGvNY55-fVo', 'Ibq8yP9_tbzeU0VH8gjfbT', '{"Name":"Lamp 103","Price":103.5,"Stock":5}', 1, NULL, 1795834478436, 1795834478436, 'i8nsROCqQ11'),
	(197, 1, 'utYYCcViOENawBntqUxuoY', 'IhggpJG4IEwxB-oOTAKpOk', '{"Name":"Lamp 27","Price":27.5,"Stock":6}', 1, NULL, 1795834478436, 1795834478436, 'UmWjd9Bun8v'),
	(198, 1, 'v3663FEC7OXsyJuGFGVakE', 'kiJn_XqAkPuB0ID-1wV7sK', '{"Name":"Lamp 17","Price":17.5,"Stock":3}', 1, NULL, 1795834478436, 1795834478436, '4fjyWmpITbs'),
	(199, 1, 'vxUbopapyx0fM5GnN-3vaB', '_MmkFfYiZ3MKP1BwTn-Cix', '{"Name":"Lamp 48","Price":48.5,"Stock":6}', 1, NULL, 1795834478436, 1795834478436, 'LjNDyPqTdkS'),
	(200, 1, 'wHjCO4N8mWGmCB03jG5SQH', '-N-2Vpn9DCfQQMHgZNzwcK', '{"Name":"Lamp 92","Price":92.5,"Stock":1}', 1, NULL, 1795834478436, 1795834478436, 'L3eU8_83H_h'),
	(201, 1, 'whTQL5EenbnHkhjDYJplEa', 'I8KggEUYf_8oS0d47W2OBX', '{"Name":"Lamp 197","Price":197.5,"Stock":1}', 1, NULL, 1795834478436, 1795834478436, '14Yig2g0djr'),
	(202, 1, 'x13wBhcJhk0Zlk-mxWQSu6', 'wmLhJgFEfTiO5CvHHZ1dWz', '{"Name":"Lamp 55","Price":55.5,"Stock":6}', 1, NULL, 1795834478436, 1795834478436, 'i3m0eGhN8RP'),
	(203, 1, 'xAZFR7z2Uulg9zUC3zi6hV', '4dJy81MAu9dmyFRP6l9reC', '{"Name":"Lamp 87","Price":87.5,"Stock":3}', 1, NULL, 1795834478436, 1795834478436, 'yGsOCeqrZmc'),
	(204, 1, 'xfJrbF5LbbLBbCxj2WZk_H', 'R-dHxFk5SMVFy0sWjlyhOx', '{"Name":"Lamp 144","Price":144.5,"Stock":4}', 1, NULL, 1795834478436, 1795834478436, '-yasXnfs6ya'),
	(205, 1, 'xmFLCguboT2EPNsRWNhd7G', 'K8bS8Y7hGaBSWjxj6W9EPr', '{"Name":"Lamp 88","Price":88.5,"Stock":4}', 1, NULL, 1795834478436, 1795834478436, 'pGf6rcWofda'),
	(206, 1, 'xpQ7A7B2dsqaD3WklwuT9-', 'UcWtmziCNd-kIoTkUg8sJO', '{"Name":"Lamp 112","Price":112.5,"Stock":0}', 1, NULL, 1795834478436, 1795834478436, 'aNg7buscX2m');
INSERT INTO public.product VALUES
	(207, 1, 'y5tHs9dFquEheO9XsKSR_F', 'cI_HCgrMoqexK222aTUnSZ', '{"Name":"Lamp 22","Price":22.5,"Stock":1}', 1, NULL, 1795834478436, 1795834478436, 'YmlhDIxpL53'),
	(208, 1, 'yuF6quoR92ImfTz7GgjdNN', 'LAcH81wkGNnBNIrXzwqKGt', '{"Name":"Lamp 41","Price":41.5,"Stock":6}', 1, NULL, 1795834478436, 1795834478436, 'mizIKvAZDEW'),
	(209, 1, 'zEeq8YY3JEuizi8uSZq2m0', '6b3fApk6ubznbSX75SEA_0', '{"Name":"Lamp 115","Price":115.5,"Stock":3}', 1, NULL, 1795834478436, 1795834478436, 'XnDHAA-DqDi'),
	(11, 1, '2Y3Og12ts3_gT1dwdvJc7C', '0zlJoouJVLs3XGLXw_Cv9z', '{"Name":"Lamp 4","Price":4.5,"Stock":4}', 1, 2, 1795834478436, 1795834478436, 'Ga9iuBnvQcj'),
	(98, 1, 'TPNsVUYBGk8V2S34xLoJp7', 'SHMNFcL9Wco9psWPFBo87L', '{"Name":"Lamp 1","Price":1.5,"Stock":1}', 1, 2, 1795834478436, 1795834478436, '_xZItRWQ537'),
	(106, 1, 'VDGgocgI2cGcS-nffOIrU6', 'dSFue-qPw5LrwKYk-0kGK-', '{"Name":"Lamp 5","Price":5.5,"Stock":5}', 1, 2, 1795834478436, 1795834478436, 'T7AcxPQIokc'),
	(187, 1, 'sAheCXY2_kYsy1cwLkw7Eu', 'eZZPmcqD9-SHFr4ynp4aTf', '{"Name":"Lamp 2","Price":2.5,"Stock":2}', 1, 2, 1795834478436, 1795834478436, 'zzneY4ed8pi'),
	(210, 1, 'zWes_6LiQr5nywFLiogPMW', 'ZgrX9oYId1y5-SWmlNQ2RI', '{"Name":"Lamp 3","Price":3.5,"Stock":3}', 1, 2, 1795834478436, 1795834478436, 'PnXGgh35yp8'),
	(211, 1, '-hRDBaMobPF3GV-CZfQ3DI', 'mP1boaDY601UuI4iRRIAVJ', '{"Name":"Lamp 212","Price":212.5,"Stock":2}', 2, NULL, 1795834479048, 1795834479048, '0zVfezG_K8d'),
	(212, 1, '-w-LuMAqPwqnkGbrldPLkl', '-5TzCg7BtILDuJnCsIEZKv', '{"Name":"Lamp 211","Price":211.5,"Stock":1}', 2, NULL, 1795834479048, 1795834479048, 'q8fivy2cnD5'),
	(213, 1, '2Y3Og12ts3_gT1dwdvJc7C', 'OdM4UdQWWseRsW5ELTWAx4', '{"Name":"Lamp 4","Price":1004.5,"Stock":4}', 2, NULL, 1795834478436, 1795834479048, 'GRFcPBTQovR'),
	(214, 1, 'TPNsVUYBGk8V2S34xLoJp7', 'lrUz5amyImvZaNRS83ySXg', '{"Name":"Lamp 1","Price":1001.5,"Stock":1}', 2, NULL, 1795834478436, 1795834479048, 'g4NQgmfhGft'),
	(215, 1, 'VDGgocgI2cGcS-nffOIrU6', 'Yqp-2xWYeW-x_tQ4joMdPZ', '{"Name":"Lamp 5","Price":1005.5,"Stock":5}', 2, NULL, 1795834478436, 1795834479048, 'Y9YDejbHhJQ'),
	(217, 1, 'sAheCXY2_kYsy1cwLkw7Eu', 'Ylvdi3Oh1yVK1jCikznRm6', '{"Name":"Lamp 2","Price":1002.5,"Stock":2}', 2, NULL, 1795834478436, 1795834479048, 'Zhrh0A3fq5D'),
	(218, 1, 'zWes_6LiQr5nywFLiogPMW', 'wz-kLxXoJGnOVBKywr6boJ', '{"Name":"Lamp 3","Price":1003.5,"Stock":3}', 2, NULL, 1795834478436, 1795834479048, '_LEMhYwMo2h'),
	(55, 1, 'FsHR6Qx3-jDn1Rbngc4E3f', 'k9bZ0pBJs8fhqvZnxJsMl-', '{"Name":"Lamp 209","Price":209.5,"Stock":6}', 1, 2, 1795834478436, 1795834478436, 'ox824JfPMn5'),
	(219, 1, 'FsHR6Qx3-jDn1Rbngc4E3f', 'k9bZ0pBJs8fhqvZnxJsMl-', '{"Name":"Lamp 209","Price":209.5,"Stock":6}', 3, NULL, 1795834479647, 1795834479647, 'ox824JfPMn5'),
	(220, 1, 'PhWgt_3qiBVQT91t3qtGy7', 'DpQve549_DQDkCfzLnjhCI', '{"Name":"Lamp 7","Price":1007.5,"Stock":0}', 3, NULL, 1795834478436, 1795834479647, 'mJ_knS1vheC'),
	(221, 1, 'ZBRKl7_4ju-mQvSYLugpsc', 'CgpufnFvI6CXNzE108nFgN', '{"Name":"Lamp 6","Price":1006.5,"Stock":6}', 3, NULL, 1795834478436, 1795834479647, '7BdqWexNYzn'),
	(222, 1, 'aFdkcDORQnZvyyNJMHf-s8', 'ARXQFjdWlRx8qX4qFljTsy', '{"Name":"Lamp 8","Price":1008.5,"Stock":1}', 3, NULL, 1795834478436, 1795834479647, 'i8a7NdKcXJ4'),
	(223, 1, 'm0XW1wjetrJeheVbs4vATU', 'UWeuPcjXncbieDaLOfd1BE', '{"Name":"Lamp 9","Price":1009.5,"Stock":2}', 3, NULL, 1795834478436, 1795834479647, 'QBA_KuXrbn3'),
	(224, 2, '08kT8wpallBp5sdLw5TUDB', 'taQwpBWkNF9im6dy2EQoHN', '{"Name":"Book 7","Brand":"Press 1","Link":"https://shop.example.com/books/7","Image":[],"Description":"","Price":7.2,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834484076, 1795834484076, 'dO2K0yBJrVr'),
	(226, 2, 'LB8Rn0fk8Xft69XkbsfJiE', '0LsmY4lQZw3l8KHRnVgylW', '{"Name":"Book 12","Brand":"Press 0","Link":"https://shop.example.com/books/12","Image":[],"Description":"","Price":12.2,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, 2, 1795834484076, 1795834484076, 'wIoGaZaw693'),
	(194, 1, 'uJTSJVkOoOUvxKqSc3KgbZ', 'dgDj76rhcufWMoxkhCN1P9', '{"Name":"Lamp 14","Price":14.5,"Stock":0}', 1, 4, 1795834478436, 1795834478436, '5k-Ym7nv5Xm'),
	(216, 1, 'cReJCY91c9ifT7YHx-bEuk', 'yVS9muRNu9QRBnXUZXYCoR', '{"Name":"Lamp 213","Price":213.5,"Stock":3}', 2, 4, 1795834479048, 1795834479048, 'XbeORSdsFQI'),
	(227, 2, 'O0WakuJIubtq6o-bsWlHZN', 'Wt4C6MX9ZNKM9YYVE3aHAp', '{"Name":"Book 6","Brand":"Press 0","Link":"https://shop.example.com/books/6","Image":[],"Description":"","Price":6.2,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834484076, 1795834484076, 'v5osEh8KT4o'),
	(228, 2, 'Ucf3vXXjbrzDZzBTItIzmm', 'ots7kF6v1dPZPF9zSN0w4V', '{"Name":"Book 8","Brand":"Press 2","Link":"https://shop.example.com/books/8","Image":[],"Description":"","Price":8.2,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834484076, 1795834484076, 'Gph3vzfdkKW'),
	(229, 2, 'YgqB0PKfO40yfz4w5b2RU2', 'lJFJn3EiGz2NHnYOPWB_Wu', '{"Name":"Book 9","Brand":"Press 0","Link":"https://shop.example.com/books/9","Image":[],"Description":"","Price":9.2,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834484076, 1795834484076, 'mOHDLFXDQVr'),
	(230, 2, 'YxrOLJwnFqIjrSW_PeAtR9', 'F1AusKM3M5ywJ-wTKWJ7qJ', '{"Name":"Book 11","Brand":"Press 2","Link":"https://shop.example.com/books/11","Image":[],"Description":"","Price":11.2,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834484076, 1795834484076, 'VZ1Cg3mTIv6'),
	(231, 2, 'ba5W3EDfSHj1nFjoDiG1Ay', 'njhqx3-PtBMycs4NBr7l18', '{"Name":"Book 10","Brand":"Press 1","Link":"https://shop.example.com/books/10","Image":[],"Description":"","Price":10.2,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834484076, 1795834484076, 'UFELQHwJP2y'),
	(232, 2, 'fwc-ky2wInBaW8guZLBiIq', 'INkwmgswIBHDwdNC9Uidk6', '{"Name":"Book 5","Brand":"Press 2","Link":"https://shop.example.com/books/5","Image":[],"Description":"","Price":5.2,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834484076, 1795834484076, 'SIJq9zH3Qod'),
	(233, 2, 'go-KbZeRZtTId3mdMRizNt', 'ykR6NI5WIMsXIVj4yM57TN', '{"Name":"Book 2","Brand":"Press 2","Link":"https://shop.example.com/books/2","Image":[],"Description":"","Price":2.2,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834484076, 1795834484076, 'F8QblnFDyxe'),
	(234, 2, 'olG6DuElo3uAxKhFtDURep', 'Q0PQ_9riFEnjAi1By63Kf_', '{"Name":"Book 3","Brand":"Press 0","Link":"https://shop.example.com/books/3","Image":[],"Description":"","Price":3.2,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834484076, 1795834484076, '2l_UoCBukWR'),
	(235, 2, 'tALU-FHXUnTxU6CIr6pVea', '6fzQoAlm-MX0RyH2uKneSa', '{"Name":"Book 4","Brand":"Press 1","Link":"https://shop.example.com/books/4","Image":[],"Description":"","Price":4.2,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834484076, 1795834484076, 'zbZx1JkhRJO'),
	(225, 2, 'JLiG1G0WHbgwTUzz5SZ939', 'isHnK_4VGY3zXrgycuEWGE', '{"Name":"Book 1","Brand":"Press 1","Link":"https://shop.example.com/books/1","Image":[],"Description":"","Price":1.2,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, 2, 1795834484076, 1795834484076, 'mptLCNYu2EM'),
	(236, 2, 'JLiG1G0WHbgwTUzz5SZ939', 'DYIWxa3PKhhesynSnhAwxB', '{"Name":"Book 1","Brand":"Press 1","Link":"https://shop.example.com/books/1","Image":[],"Description":"","Price":101.2,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 2, NULL, 1795834484076, 1795834484644, 'Bu5lqAFYMS2'),
	(237, 2, 'demF1Gh56No9vM50tEnxKD', 'tmintzw8kOGaAKrltY4UUF', '{"Name":"Book 14","Brand":"Press 2","Link":"https://shop.example.com/books/14","Image":[],"Description":"","Price":14.2,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 2, NULL, 1795834484644, 1795834484644, 'ouEkZ3nECO7'),
	(238, 3, '-4H1zyzDr5azyIEjVDgff-', '6CU_5esxXv4PoJzp1DFnqi', '{"Name":"Chair 7","Brand":"","Link":"https://shop.example.com/chairs/7","Image":[],"Description":"","Price":7.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834485262, 1795834485262, 'zwanWVNurKh'),
	(239, 3, '6WzXCLK20ie1exilYPjpnP', 'R0dwiw3aq2lNlU27VjoE-3', '{"Name":"Chair 20","Brand":"","Link":"https://shop.example.com/chairs/20","Image":[],"Description":"","Price":20.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834485262, 1795834485262, 'C_kVeewZHbL'),
	(240, 3, '6mJmU7ER7HUsNeOSjlNAej', 'OBhTzIYBjxtXVMn44g7v0x', '{"Name":"Chair 11","Brand":"","Link":"https://shop.example.com/chairs/11","Image":[],"Description":"","Price":11.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834485262, 1795834485262, 'WkfsUX13dS7'),
	(241, 3, 'ENCy-CUBgmeNaq8PXHVhdg', 'MzrAHLforGNHTHI3z_ar7B', '{"Name":"Chair 9","Brand":"","Link":"https://shop.example.com/chairs/9","Image":[],"Description":"","Price":9.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834485262, 1795834485262, 'WF4JWIvX3xp'),
	(242, 3, 'Fxd11OqBJwT_VPTjE3N4vT', 'L27aVZy9OuENX4rWDIqZtt', '{"Name":"Chair 18","Brand":"","Link":"https://shop.example.com/chairs/18","Image":[],"Description":"","Price":18.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834485262, 1795834485262, '3fAzH5-MKIF'),
	(243, 3, 'Qcl6VZ0CcpidjlX5E1tIRa', 'EcLw62UqEgcQMzMfsC4B-A', '{"Name":"Chair 1","Brand":"","Link":"https://shop.example.com/chairs/1","Image":[],"Description":"","Price":1.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834485262, 1795834485262, 'HVLYGsLak9s'),
	(244, 3, 'SSBLCjfLayq2eva-jtsfz7', 'lhREmr66-B7TOODZ3bNm12', '{"Name":"Chair 2","Brand":"","Link":"https://shop.example.com/chairs/2","Image":[],"Description":"","Price":2.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834485262, 1795834485262, 'N93AoZhLeH6'),
	(245, 3, 'Srgc5vjkspclq6y4szqMiI', 'XFmixqe7Xv1ioex4q9kW-9', '{"Name":"Chair 12","Brand":"","Link":"https://shop.example.com/chairs/12","Image":[],"Description":"","Price":12.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834485262, 1795834485262, 'zG3lBLY5PzU'),
	(246, 3, 'SrhM2b9bIoXbcxs8wUihCg', '4b9D8mnui82Dr9b1KEyaDZ', '{"Name":"Chair 13","Brand":"","Link":"https://shop.example.com/chairs/13","Image":[],"Description":"","Price":13.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834485262, 1795834485262, 'Gyc1fhJvw7T'),
	(247, 3, 'UVhtq0GxU1u6xs6sOrX9UI', 's4i1avpRKeknFe-Bre8v2c', '{"Name":"Chair 6","Brand":"","Link":"https://shop.example.com/chairs/6","Image":[],"Description":"","Price":6.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834485262, 1795834485262, 'O7BDN_BljkL'),
	(248, 3, 'WSlhvl8XbqiWFc8KtFyajg', 'VoTHzczkyAhyjvgn1jp9vb', '{"Name":"Chair 15","Brand":"","Link":"https://shop.example.com/chairs/15","Image":[],"Description":"","Price":15.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834485262, 1795834485262, '41CvibV3kGE'),
	(249, 3, 'YhBofRtJqx7MiY4Ehgu-EU', 'FkhLbQqNEBm35_Ft4M7fzH', '{"Name":"Chair 16","Brand":"","Link":"https://shop.example.com/chairs/16","Image":[],"Description":"","Price":16.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834485262, 1795834485262, 'cORmlFwQspf'),
	(250, 3, 'dKaFSIoPRamYFM_UCdibN2', 'cgBo8PwUAV4sr6QJhv1KyT', '{"Name":"Chair 17","Brand":"","Link":"https://shop.example.com/chairs/17","Image":[],"Description":"","Price":17.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834485262, 1795834485262, 'xdwWfxIsGcA'),
	(251, 3, 'dNcwSLHmDUPq0pQK_3PXka', 'Om6Aqt8HH6mWwKL7se2U36', '{"Name":"Chair 4","Brand":"","Link":"https://shop.example.com/chairs/4","Image":[],"Description":"","Price":4.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834485262, 1795834485262, 'yG1xFkIyFEw'),
	(252, 3, 'hCRYsmveIdEaJRCtPx1ph7', 't2inzrNhEflbDahdL2Admd', '{"Name":"Chair 5","Brand":"","Link":"https://shop.example.com/chairs/5","Image":[],"Description":"","Price":5.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834485262, 1795834485262, 'xeykNsVSDZU'),
	(253, 3, 'hMb8CxRLCmOo6uhxiBVPrK', 'bjp5GRoO0SEWrXWYizJ4bV', '{"Name":"Chair 19","Brand":"","Link":"https://shop.example.com/chairs/19","Image":[],"Description":"","Price":19.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834485262, 1795834485262, '2xmxR5vxmvb'),
	(254, 3, 'krn04gus6ezP_VwiLn6mJN', 'tqqDsu6xLUDgjG12ApNhbq', '{"Name":"Chair 3","Brand":"","Link":"https://shop.example.com/chairs/3","Image":[],"Description":"","Price":3.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834485262, 1795834485262, 'D_wd-Mm3a4t'),
	(255, 3, 'lfsIc8ukNC9X3MMfwu5IUy', 'N2cI74HOV1wLTjVIFkuHmp', '{"Name":"Chair 8","Brand":"","Link":"https://shop.example.com/chairs/8","Image":[],"Description":"","Price":8.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834485262, 1795834485262, 'EyyoU7x_j7b'),
	(256, 3, 'smX8OfmB3NGapLR5sqWFrs', 'oVGMOHMXpoa8EcJGxFRCFD', '{"Name":"Chair 14","Brand":"","Link":"https://shop.example.com/chairs/14","Image":[],"Description":"","Price":14.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834485262, 1795834485262, 'nTc4z1pd9LL'),
	(257, 3, 'w365AidPhL9j42fxVfgGQu', 'U-3MSv-Kk-zWFvG6XKUkvl', '{"Name":"Chair 10","Brand":"","Link":"https://shop.example.com/chairs/10","Image":[],"Description":"","Price":10.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834485262, 1795834485262, '2AkRSZAqETH'),
	(258, 4, '16nyO9EYE8bmOZu0GXZoS1', 'ZFKt70DaOxWc5L9t6acMoy', '{"Name":"Fan 18","Brand":"","Link":"https://shop.example.com/fans/18","Image":[],"Description":"","Price":18.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834486423, 1795834486423, 'fKUq7LjZrh3'),
	(259, 4, '7y0X0HrOn6xTYuAEl2jZQi', 'YmZUHrcA6rZ2UIm47oO4PU', '{"Name":"Fan 15","Brand":"","Link":"https://shop.example.com/fans/15","Image":[],"Description":"","Price":15.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834486423, 1795834486423, 'Wlo2l7z7aQu'),
	(260, 4, 'ABgjyZlUFnYMpiPqqYZATH', 'iKaInxwh2p0eTV23vo_T5h', '{"Name":"Fan 30","Brand":"","Link":"https://shop.example.com/fans/30","Image":[],"Description":"","Price":30.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834486423, 1795834486423, 'bZ59sCxFWtq'),
	(261, 4, 'BDFShrixKFt5gYBMEB2hah', 'sUGjJ5Ud2fTj1P57ttVREK', '{"Name":"Fan 25","Brand":"","Link":"https://shop.example.com/fans/25","Image":[],"Description":"","Price":25.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834486423, 1795834486423, 'vfuaAvPT641'),
	(262, 4, 'C1ryF7mN_mWy5IKr_VJWRI', 'IiiNxwp7noKDd7-JBlfBdi', '{"Name":"Fan 37","Brand":"","Link":"https://shop.example.com/fans/37","Image":[],"Description":"","Price":37.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834486423, 1795834486423, 'n-TwcoVuVga'),
	(263, 4, 'EMBYavXjS3bCDSg3YKryUo', 'HCJzNuFXIqXo3F7p50KyXL', '{"Name":"Fan 23","Brand":"","Link":"https://shop.example.com/fans/23","Image":[],"Description":"","Price":23.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834486423, 1795834486423, 'UKkVTfdZfAV'),
	(264, 4, 'ES6GyaHh-yToTnNYQyMa6K', 'rrBcq4kn25DskFOAiu4tly', '{"Name":"Fan 20","Brand":"","Link":"https://shop.example.com/fans/20","Image":[],"Description":"","Price":20.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834486423, 1795834486423, 'SUEApxHzSxb'),
	(265, 4, 'JLeFoxSFCASxEuYW_yJgmm', '8t1OtQ7Vx7BzemFkFq2Rbr', '{"Name":"Fan 9","Brand":"","Link":"https://shop.example.com/fans/9","Image":[],"Description":"","Price":9.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834486423, 1795834486423, 'eg4zxjTwD-w'),
	(266, 4, 'JZ-lers13-FXIOAIBNCEt_', '8-PVE-xrniOBzo4g7cF4fl', '{"Name":"Fan 26","Brand":"","Link":"https://shop.example.com/fans/26","Image":[],"Description":"","Price":26.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834486423, 1795834486423, 'XlMnAoNU0Bu'),
	(267, 4, 'K56gFO86asupXiL7lNjfSB', 'RdKGNKuXvtif3Qpn29-IrE', '{"Name":"Fan 27","Brand":"","Link":"https://shop.example.com/fans/27","Image":[],"Description":"","Price":27.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834486423, 1795834486423, 'Zrfcbi6N42a'),
	(268, 4, 'KlNyp3ZyxoJMQP8D33FCWh', 'eVO7s7y7O6zuMg9YG8IdNa', '{"Name":"Fan 38","Brand":"","Link":"https://shop.example.com/fans/38","Image":[],"Description":"","Price":38.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834486423, 1795834486423, 'VdJUEeK0NjJ'),
	(269, 4, 'Ni8fbah8DWnPobPIN1md6M', 'FNF4J-9wW07j_fMcu4AAvU', '{"Name":"Fan 6","Brand":"","Link":"https://shop.example.com/fans/6","Image":[],"Description":"","Price":6.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834486423, 1795834486423, 'BgaGUN1CYmY'),
	(270, 4, 'O7jF-xnq59ysJU8d_jLksk', 'JyvEqJ98lQ5jc1A_1rPTyn', '{"Name":"Fan 22","Brand":"","Link":"https://shop.example.com/fans/22","Image":[],"Description":"","Price":22.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834486423, 1795834486423, 'ewNjU8_N9Ks'),
	(271, 4, 'PuKzfRlaI-iX5lqw_sTPUW', '3hVX7DHUzNkd68_Sfq3xM1', '{"Name":"Fan 3","Brand":"","Link":"https://shop.example.com/fans/3","Image":[],"Description":"","Price":3.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834486423, 1795834486423, 'HpE5_JMCpP2'),
	(272, 4, 'T49sed7E7I2fEoYJsXuznC', 'CJCDl1gySEmfIKwjQS_PdL', '{"Name":"Fan 34","Brand":"","Link":"https://shop.example.com/fans/34","Image":[],"Description":"","Price":34.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834486423, 1795834486423, 'i1O30CfQfdI'),
	(273, 4, 'TKBw_fUVsrE7pQPL2I1MLb', '5kBSEFo8UItJRfSRDMiWwL', '{"Name":"Fan 8","Brand":"","Link":"https://shop.example.com/fans/8","Image":[],"Description":"","Price":8.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834486423, 1795834486423, 'xp79rYVcgZm'),
	(274, 4, 'UXIQtf9RFdmejXM6btETJ9', 'DLGIQi1b68tVPvmlrH48iS', '{"Name":"Fan 2","Brand":"","Link":"https://shop.example.com/fans/2","Image":[],"Description":"","Price":2.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834486423, 1795834486423, 'vzrMmraAJOV'),
	(275, 4, 'UrGZWfh2eJdqt9XOqDacsO', 'DA97KqEmwNNZSaKngg9b6Y', '{"Name":"Fan 1","Brand":"","Link":"https://shop.example.com/fans/1","Image":[],"Description":"","Price":1.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834486423, 1795834486423, 'LQ-0um1W-F-'),
	(276, 4, 'V8Sov12V5kZti9qntVglNu', 'b3Osbcr6VVgbG0vF0ejie9', '{"Name":"Fan 36","Brand":"","Link":"https://shop.example.com/fans/36","Image":[],"Description":"","Price":36.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834486423, 1795834486423, 'vUTzPyr6x3N'),
	(277, 4, 'WEShw1m57k2V_uoRPaw-Cb', 'xvjt4zcHU3K6p3e_4ni9Ja', '{"Name":"Fan 24","Brand":"","Link":"https://shop.example.com/fans/24","Image":[],"Description":"","Price":24.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834486423, 1795834486423, 'IsSw01zyZvO'),
	(278, 4, 'Xn3U3QaHWOOsNqtbwrt4XS', 'jhZRVRqRX4Ogh01Yzt0q-8', '{"Name":"Fan 5","Brand":"","Link":"https://shop.example.com/fans/5","Image":[],"Description":"","Price":5.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834486423, 1795834486423, 'S8E7_-AQUZc'),
	(279, 4, 'Z8viU7J8kiv1PjRwJiWDbE', '0bvhitByJbW3cQMObDZ_62', '{"Name":"Fan 11","Brand":"","Link":"https://shop.example.com/fans/11","Image":[],"Description":"","Price":11.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834486423, 1795834486423, 'E4c521jbD9-'),
	(280, 4, 'ZoWkWpo5gTrPljw7c7Ss_m', 'ChxuayYFUVX0G-M9sLAMDW', '{"Name":"Fan 7","Brand":"","Link":"https://shop.example.com/fans/7","Image":[],"Description":"","Price":7.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834486423, 1795834486423, 'P6RUZru4Sxn'),
	(281, 4, '_s9o2tMqcazJgUUQkFGDfN', 'PH_YIs-YibVxvlCXFyagvt', '{"Name":"Fan 10","Brand":"","Link":"https://shop.example.com/fans/10","Image":[],"Description":"","Price":10.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834486423, 1795834486423, 'bF1UrHjEk2C'),
	(282, 4, 'aVGGhiDu9ABhgEfi1tc9Vs', '-KnXL5Hje2Ro9551eNOwyS', '{"Name":"Fan 21","Brand":"","Link":"https://shop.example.com/fans/21","Image":[],"Description":"","Price":21.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834486423, 1795834486423, 'AmunfeZmTgj'),
	(283, 4, 'cOAaIdwIRdJdPji2YK5uM9', 'Ei1awqUkt_AZQExiCMYm2r', '{"Name":"Fan 40","Brand":"","Link":"https://shop.example.com/fans/40","Image":[],"Description":"","Price":40.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834486423, 1795834486423, 'mf5iJoF5iI1'),
	(284, 4, 'cbWvtSn_ThsUDvG5j1L6ni', '2i_udo6oDLTM6zAKFS_UHL', '{"Name":"Fan 28","Brand":"","Link":"https://shop.example.com/fans/28","Image":[],"Description":"","Price":28.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834486423, 1795834486423, 'nfOg4pqUIQT'),
	(285, 4, 'jDtYBhnzjBwEYoDedfC4zN', 'DjiX5EyvkJ9GH-YiR012xn', '{"Name":"Fan 13","Brand":"","Link":"https://shop.example.com/fans/13","Image":[],"Description":"","Price":13.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834486423, 1795834486423, 'MfRa_BKID3o'),
	(286, 4, 'lfnDFNwB6cqAN7qPmboB5s', 'SUMUMnW4qysa0-MF6SRYKB', '{"Name":"Fan 39","Brand":"","Link":"https://shop.example.com/fans/39","Image":[],"Description":"","Price":39.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834486423, 1795834486423, 'ihwiqq3NeVf'),
	(287, 4, 'mU2fEMV-4fA5f5Em3dxuDB', '9iX653WxjP0RpYVil2zACX', '{"Name":"Fan 12","Brand":"","Link":"https://shop.example.com/fans/12","Image":[],"Description":"","Price":12.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834486423, 1795834486423, 'qkGwp56l6Pk'),
	(288, 4, 'pjqcjWbYo5jaZb4qNevma1', 'eK-6lfgvnEqB0WMbZMUMaZ', '{"Name":"Fan 14","Brand":"","Link":"https://shop.example.com/fans/14","Image":[],"Description":"","Price":14.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834486423, 1795834486423, 'a3kBSBDMiSP'),
	(289, 4, 'qtmZXK-3srrEKN3nQcswvE', 'ZlJFAX-CG0CGJV6sJBTqeY', '{"Name":"Fan 32","Brand":"","Link":"https://shop.example.com/fans/32","Image":[],"Description":"","Price":32.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834486423, 1795834486423, 'p7VW7se9hPJ'),
	(290, 4, 'sjNO3F9EqE8XYTClT8ouL3', 'QczNbbrRQPV69g50Mv0706', '{"Name":"Fan 4","Brand":"","Link":"https://shop.example.com/fans/4","Image":[],"Description":"","Price":4.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834486423, 1795834486423, '7PDyGb37RTG'),
	(291, 4, 'st6E2VCWYxil3fQh4umoXD', '6QftjNfWo2cUFvEqk-NCAn', '{"Name":"Fan 29","Brand":"","Link":"https://shop.example.com/fans/29","Image":[],"Description":"","Price":29.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834486423, 1795834486423, '6rqnQAddbdP'),
	(292, 4, 'vaTygSdzAwY1NUvZOwfFvP', 'vW8b3qPGhhjlNvylRqB6OI', '{"Name":"Fan 16","Brand":"","Link":"https://shop.example.com/fans/16","Image":[],"Description":"","Price":16.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834486423, 1795834486423, 's9595YtEpPb'),
	(293, 4, 'wRXGEs_EVmbnRX3uU_MNeu', 'HAFmbmc_4Ez_RgpLCmIeLR', '{"Name":"Fan 31","Brand":"","Link":"https://shop.example.com/fans/31","Image":[],"Description":"","Price":31.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834486423, 1795834486423, 'xVmsnI76lLX'),
	(294, 4, 'xKUuajLIGjPyuwvmIqXDC5', 'Cg6hQg5au7OPI7hf8Z_MJC', '{"Name":"Fan 17","Brand":"","Link":"https://shop.example.com/fans/17","Image":[],"Description":"","Price":17.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834486423, 1795834486423, 'WUJ2bs8mUdS'),
	(295, 4, 'z-4Ififc0HHw9e8WbcynGE', '6nxpBI1IaMmhJlXhLcuDDa', '{"Name":"Fan 33","Brand":"","Link":"https://shop.example.com/fans/33","Image":[],"Description":"","Price":33.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834486423, 1795834486423, 'OlSVr_RFQVE'),
	(296, 4, 'z-GfZrCB-yjm7_eQvxToBG', 'bzi6lFYtSGq3yWfkWtJMew', '{"Name":"Fan 19","Brand":"","Link":"https://shop.example.com/fans/19","Image":[],"Description":"","Price":19.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834486423, 1795834486423, 'sxYQYoCyI4-'),
	(297, 4, 'zFyLKGTtnPCtNgmHXwhlrT', 'Rl2fyyEQn2YcAsBAvoaH04', '{"Name":"Fan 35","Brand":"","Link":"https://shop.example.com/fans/35","Image":[],"Description":"","Price":35.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834486423, 1795834486423, 'fF8MlruJ0Iw'),
	(298, 6, 'EGYfeJZGAny7h-GvoqNbb5', 'bjp5GRoO0SEWrXWYizJ4bV', '{"Name":"Chair 19","Brand":"","Link":"https://shop.example.com/chairs/19","Image":[],"Description":"","Price":19.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834488187, 1795834488187, 'nqaX8mUEhJ8'),
	(299, 6, 'FI-nlmnpty9EZUkDbF0dSH', 'MzrAHLforGNHTHI3z_ar7B', '{"Name":"Chair 9","Brand":"","Link":"https://shop.example.com/chairs/9","Image":[],"Description":"","Price":9.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834488187, 1795834488187, 'LkrxuFZjnAU'),
	(300, 6, 'GjWY92PcvRntwKY039aKA9', 'VoTHzczkyAhyjvgn1jp9vb', '{"Name":"Chair 15","Brand":"","Link":"https://shop.example.com/chairs/15","Image":[],"Description":"","Price":15.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834488187, 1795834488187, '-OF6gqeX-MD');
INSERT INTO public.product VALUES
	(301, 6, 'Gq6XjqbscbG5asS71iY1Mz', 'FkhLbQqNEBm35_Ft4M7fzH', '{"Name":"Chair 16","Brand":"","Link":"https://shop.example.com/chairs/16","Image":[],"Description":"","Price":16.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834488187, 1795834488187, 'Y2UFWlEly6q'),
	(302, 6, 'IKhXks2EI0BqO1wJr-GUnU', 't2inzrNhEflbDahdL2Admd', '{"Name":"Chair 5","Brand":"","Link":"https://shop.example.com/chairs/5","Image":[],"Description":"","Price":5.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834488187, 1795834488187, 'oamZhwQWvJl'),
	(303, 6, 'JZzP2_KJKXfx2qz4bpiO7p', 'EcLw62UqEgcQMzMfsC4B-A', '{"Name":"Chair 1","Brand":"","Link":"https://shop.example.com/chairs/1","Image":[],"Description":"","Price":1.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834488187, 1795834488187, 'r3_zKlu3sn2'),
	(304, 6, 'P_s_QI1D8JDX0TAx6-qG6r', 'L27aVZy9OuENX4rWDIqZtt', '{"Name":"Chair 18","Brand":"","Link":"https://shop.example.com/chairs/18","Image":[],"Description":"","Price":18.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834488187, 1795834488187, 'kfdk_tzsmfq'),
	(305, 6, 'QWCu5h3YhJRcZcEv1cfRdb', 's4i1avpRKeknFe-Bre8v2c', '{"Name":"Chair 6","Brand":"","Link":"https://shop.example.com/chairs/6","Image":[],"Description":"","Price":6.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834488187, 1795834488187, 'RnMiPBFwr4X'),
	(306, 6, 'RmEY6WCtUS3dU7HP-8K0n8', 'tqqDsu6xLUDgjG12ApNhbq', '{"Name":"Chair 3","Brand":"","Link":"https://shop.example.com/chairs/3","Image":[],"Description":"","Price":3.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834488187, 1795834488187, 'aW7U-yEt116'),
	(307, 6, 'SPh1A_kG5kUmKubzS_sQTn', 'N2cI74HOV1wLTjVIFkuHmp', '{"Name":"Chair 8","Brand":"","Link":"https://shop.example.com/chairs/8","Image":[],"Description":"","Price":8.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834488187, 1795834488187, '4nBDmC1UPMT'),
	(308, 6, 'UW2EEbZKpsGhh7Bgz8_JfJ', 'cgBo8PwUAV4sr6QJhv1KyT', '{"Name":"Chair 17","Brand":"","Link":"https://shop.example.com/chairs/17","Image":[],"Description":"","Price":17.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834488187, 1795834488187, 'lYe2SlCKaSS'),
	(309, 6, 'X77nmQ2DtyaDGuqbdrOx4j', 'U-3MSv-Kk-zWFvG6XKUkvl', '{"Name":"Chair 10","Brand":"","Link":"https://shop.example.com/chairs/10","Image":[],"Description":"","Price":10.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834488187, 1795834488187, 'R5STnLX7gof'),
	(310, 6, 'c_SB6WJdx3VJJ9hOpyiFCD', '6CU_5esxXv4PoJzp1DFnqi', '{"Name":"Chair 7","Brand":"","Link":"https://shop.example.com/chairs/7","Image":[],"Description":"","Price":7.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834488187, 1795834488187, 'z6YbTmFYjzq'),
	(311, 6, 'kBvgODer4aIvUC0PWWaX9T', 'XFmixqe7Xv1ioex4q9kW-9', '{"Name":"Chair 12","Brand":"","Link":"https://shop.example.com/chairs/12","Image":[],"Description":"","Price":12.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834488187, 1795834488187, '9P6PjzhE6iO'),
	(312, 6, 'kmDKdkqWR5h4M7zUwIl5oD', 'lhREmr66-B7TOODZ3bNm12', '{"Name":"Chair 2","Brand":"","Link":"https://shop.example.com/chairs/2","Image":[],"Description":"","Price":2.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834488187, 1795834488187, 'h6CHIG0Vvmw'),
	(313, 6, 'nu-tskslHgboMXViEqXh3p', '4b9D8mnui82Dr9b1KEyaDZ', '{"Name":"Chair 13","Brand":"","Link":"https://shop.example.com/chairs/13","Image":[],"Description":"","Price":13.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834488187, 1795834488187, 'PDk7d1iVdn3'),
	(314, 6, 'o1muCavzhNeE27gUb1ZNTz', 'Om6Aqt8HH6mWwKL7se2U36', '{"Name":"Chair 4","Brand":"","Link":"https://shop.example.com/chairs/4","Image":[],"Description":"","Price":4.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834488187, 1795834488187, 'TJlpd4o1nsS'),
	(315, 6, 'qpX4znPUOZzNnIL8KAdah3', 'OBhTzIYBjxtXVMn44g7v0x', '{"Name":"Chair 11","Brand":"","Link":"https://shop.example.com/chairs/11","Image":[],"Description":"","Price":11.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834488187, 1795834488187, 'fnyo6oBrDsF'),
	(316, 6, 'v_pZbbwtKSWNpcdNBA9mbn', 'R0dwiw3aq2lNlU27VjoE-3', '{"Name":"Chair 20","Brand":"","Link":"https://shop.example.com/chairs/20","Image":[],"Description":"","Price":20.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834488187, 1795834488187, 'CmetC4Jo_o4'),
	(317, 6, 'zV2ypgKSNy29Da7YaDItSA', 'oVGMOHMXpoa8EcJGxFRCFD', '{"Name":"Chair 14","Brand":"","Link":"https://shop.example.com/chairs/14","Image":[],"Description":"","Price":14.5,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834488187, 1795834488187, '0NbtC1MpQ4o'),
	(318, 7, '5v1xgW5YVoNYkxZjKOpGL3', 'tmintzw8kOGaAKrltY4UUF', '{"Name":"Book 14","Brand":"Press 2","Link":"https://shop.example.com/books/14","Image":[],"Description":"","Price":14.2,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834488757, 1795834488757, 't9VLMdGCnNp'),
	(319, 7, '8q7NHsLaezKqNr6QWvS2ST', 'INkwmgswIBHDwdNC9Uidk6', '{"Name":"Book 5","Brand":"Press 2","Link":"https://shop.example.com/books/5","Image":[],"Description":"","Price":5.2,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834488757, 1795834488757, 'XQRd4vN3Pf5'),
	(320, 7, 'EfxARCHG8ZfnPk5g8S_-B-', 'Q0PQ_9riFEnjAi1By63Kf_', '{"Name":"Book 3","Brand":"Press 0","Link":"https://shop.example.com/books/3","Image":[],"Description":"","Price":3.2,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834488757, 1795834488757, 'tnyIIdz40or'),
	(321, 7, 'JTR-GxcnyWG13r31QXG1OG', 'Wt4C6MX9ZNKM9YYVE3aHAp', '{"Name":"Book 6","Brand":"Press 0","Link":"https://shop.example.com/books/6","Image":[],"Description":"","Price":6.2,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834488757, 1795834488757, 'OFgDlMp9oE8'),
	(322, 7, 'KS44ivIU7OVErp3vKHl8mU', 'njhqx3-PtBMycs4NBr7l18', '{"Name":"Book 10","Brand":"Press 1","Link":"https://shop.example.com/books/10","Image":[],"Description":"","Price":10.2,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834488757, 1795834488757, 'ppcnzylA3OS'),
	(323, 7, 'MCRw5821UwQiOjvxQ6Ek6A', 'taQwpBWkNF9im6dy2EQoHN', '{"Name":"Book 7","Brand":"Press 1","Link":"https://shop.example.com/books/7","Image":[],"Description":"","Price":7.2,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834488757, 1795834488757, 'rcNNSVt3lkR'),
	(324, 7, 'NZGnIuc0IiojMqOmbeyy8H', 'ykR6NI5WIMsXIVj4yM57TN', '{"Name":"Book 2","Brand":"Press 2","Link":"https://shop.example.com/books/2","Image":[],"Description":"","Price":2.2,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834488757, 1795834488757, 'GlZImfjB9-S'),
	(325, 7, 'RwPe8w3NmLIhFUaRTLkzU5', 'lJFJn3EiGz2NHnYOPWB_Wu', '{"Name":"Book 9","Brand":"Press 0","Link":"https://shop.example.com/books/9","Image":[],"Description":"","Price":9.2,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834488757, 1795834488757, 'cUb5c9G5vxK'),
	(326, 7, 'gDBQ1GMRh9wV9KNXPp8HRO', 'DYIWxa3PKhhesynSnhAwxB', '{"Name":"Book 1","Brand":"Press 1","Link":"https://shop.example.com/books/1","Image":[],"Description":"","Price":101.2,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834488757, 1795834488757, '2LoJCRbn_uJ'),
	(327, 7, 'gbXzTiplUExDEqSO-Phc07', 'ots7kF6v1dPZPF9zSN0w4V', '{"Name":"Book 8","Brand":"Press 2","Link":"https://shop.example.com/books/8","Image":[],"Description":"","Price":8.2,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834488757, 1795834488757, '0dqqBfLKBtD'),
	(328, 7, 'jHeZ1jmcUph8lVuP-o75ZU', 'F1AusKM3M5ywJ-wTKWJ7qJ', '{"Name":"Book 11","Brand":"Press 2","Link":"https://shop.example.com/books/11","Image":[],"Description":"","Price":11.2,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834488757, 1795834488757, 'W7CRt28-QZY'),
	(329, 7, 'q9xvfPg2J34SlG4vaUijf2', '6fzQoAlm-MX0RyH2uKneSa', '{"Name":"Book 4","Brand":"Press 1","Link":"https://shop.example.com/books/4","Image":[],"Description":"","Price":4.2,"Currency":"EUR","SKU":"","GTIN":"","Category":"","Availability":"","Condition":""}', 1, NULL, 1795834488757, 1795834488757, '6rFYHcfbay4'),
	(330, 1, '49Gj4U4hEuvUy1FDGbptt0', 'nnrwnsooSrVTWnAqudxylv', '{"Name":"Lamp 215","Price":215.5,"Stock":5}', 4, NULL, 1795834489328, 1795834489328, 'EGebw7dE9ME'),
	(331, 1, 'FFgdtJw5502TSKeeK_-yFE', 'oQC9EBoxXOyA5qlIESysS3', '{"Name":"Lamp 10","Price":1010.5,"Stock":3}', 4, NULL, 1795834478436, 1795834489328, 'Usfj1XxY8JE'),
	(332, 1, 'JOT2rKjuFDHj04T6MUHttp', 'EvREDITgEKbbbKYSRvkDEy', '{"Name":"Lamp 214","Price":214.5,"Stock":4}', 4, NULL, 1795834489328, 1795834489328, 'IM7hjpzT1Qp'),
	(333, 1, 'Zd6LHJZiEVmkiF-A5yMP4l', '-8dUXlbwuuGil0MPvVaBi-', '{"Name":"Lamp 11","Price":1011.5,"Stock":4}', 4, NULL, 1795834478436, 1795834489328, 'jb9-3zP_zHz'),
	(334, 1, 'ZsyPt9qpK4eIqh2USZnGwQ', 'bzF0MNF3yXtgUBLmRp-JuE', '{"Name":"Lamp 13","Price":1013.5,"Stock":6}', 4, NULL, 1795834478436, 1795834489328, 'TCgmr0kak7r'),
	(335, 1, 'e_zcjB72nS7Hy-PmX-n1wP', '8PEezLG6E_NR97NkdIJyHQ', '{"Name":"Lamp 216","Price":216.5,"Stock":6}', 4, NULL, 1795834489328, 1795834489328, 'dyh-EIWeUxM'),
	(336, 1, 'fjLEzCe_ytuFfcPjXf6fpw', 'vAvj0sFPKnRTwy-bJhGUt4', '{"Name":"Lamp 12","Price":1012.5,"Stock":5}', 4, NULL, 1795834478436, 1795834489328, 'eW_yYzEeOMw'),
	(337, 1, 'uJTSJVkOoOUvxKqSc3KgbZ', '8Im2vHBuWd2V77X0S4uxcv', '{"Name":"Lamp 14","Price":1014.5,"Stock":0}', 4, NULL, 1795834478436, 1795834489328, 'ak6ZDvkrqlD');


--
-- Data for Name: run; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.run VALUES
	('01a22013-867a-751f-940b-c23e3c22f2aa', '01a22013-7f5c-773f-9e50-b772e892dc28', 'FAILED', 'MANUAL', NULL, NULL, 1795834480249, 1795834480252, 1795834480265, 'SOURCE_NOT_FOUND', '127.0.0.1:39999 answered 404. There is nothing at this url: check its path. Nothing was changed.', '{"read":0,"skipped":0,"duplicates":0,"rejected":0,"mapped":0,"added":0,"updated":0,"unchanged":0,"removed":0,"removalsWithheld":0}', '[]', NULL, false, NULL, NULL, 0, NULL, '[]', NULL),
	('01a22013-7f5f-77ce-b914-a083057e05e9', '01a22013-7f5c-773f-9e50-b772e892dc28', 'SUCCEEDED', 'INITIAL', NULL, NULL, 1795834478421, 1795834478436, 1795834478483, NULL, NULL, '{"read":210,"skipped":0,"duplicates":0,"rejected":0,"mapped":210,"added":210,"updated":0,"unchanged":0,"removed":0,"removalsWithheld":0}', '[]', '{"format":"json","path":"/*","charset":"utf-8"}', false, NULL, NULL, 0, NULL, '[]', NULL),
	('01a22013-88c8-75fc-8947-23fb110c3753', '01a22013-7f5c-773f-9e50-b772e892dc28', 'CANCELED', 'MANUAL', NULL, NULL, 1795834480837, 1795834480843, 1795834481346, 'CANCELED_BY_USER', 'The run was cancelled; the catalogue is what it was before it.', '{"read":0,"skipped":0,"duplicates":0,"rejected":0,"mapped":0,"added":0,"updated":0,"unchanged":0,"removed":0,"removalsWithheld":0}', '[]', NULL, false, NULL, 1795834540843, 0, NULL, '[]', NULL),
	('01a22013-81c5-752d-bf10-50536edb94c6', '01a22013-7f5c-773f-9e50-b772e892dc28', 'SUCCEEDED', 'MANUAL', NULL, NULL, 1795834479044, 1795834479048, 1795834479071, NULL, NULL, '{"read":211,"skipped":0,"duplicates":0,"rejected":0,"mapped":211,"added":3,"updated":5,"unchanged":203,"removed":2,"removalsWithheld":0}', '[]', '{"format":"json","path":"/*","charset":"utf-8"}', false, NULL, NULL, 0, NULL, '[]', NULL),
	('01a22013-8cf4-70eb-9cc6-746ae2a9aa82', '01a22013-7f5c-773f-9e50-b772e892dc28', 'SUCCEEDED', 'MANUAL', NULL, NULL, 1795834481907, 1795834481911, 1795834481931, NULL, NULL, '{"read":214,"skipped":0,"duplicates":0,"rejected":0,"mapped":214,"added":3,"updated":5,"unchanged":206,"removed":1,"removalsWithheld":0}', '[]', '{"format":"json","path":"/*","charset":"utf-8"}', true, NULL, NULL, 0, NULL, '[]', '[{"version":4,"event":"UPDATED","productID":"FFgdtJw5502TSKeeK_-yFE","data":{"Name":"Lamp 10","Price":1010.5,"Stock":3},"changedFields":[{"name":"Price","from":10.5,"to":1010.5}]},{"version":4,"event":"ADDED","productID":"JOT2rKjuFDHj04T6MUHttp","data":{"Name":"Lamp 214","Price":214.5,"Stock":4},"changedFields":null},{"version":4,"event":"REMOVED","productID":"cReJCY91c9ifT7YHx-bEuk","data":{"Name":"Lamp 213","Price":213.5,"Stock":3},"changedFields":null},{"version":4,"event":"UPDATED","productID":"Zd6LHJZiEVmkiF-A5yMP4l","data":{"Name":"Lamp 11","Price":1011.5,"Stock":4},"changedFields":[{"name":"Price","from":11.5,"to":1011.5}]},{"version":4,"event":"ADDED","productID":"49Gj4U4hEuvUy1FDGbptt0","data":{"Name":"Lamp 215","Price":215.5,"Stock":5},"changedFields":null},{"version":4,"event":"UPDATED","productID":"fjLEzCe_ytuFfcPjXf6fpw","data":{"Name":"Lamp 12","Price":1012.5,"Stock":5},"changedFields":[{"name":"Price","from":12.5,"to":1012.5}]},{"version":4,"event":"ADDED","productID":"e_zcjB72nS7Hy-PmX-n1wP","data":{"Name":"Lamp 216","Price":216.5,"Stock":6},"changedFields":null},{"version":4,"event":"UPDATED","productID":"ZsyPt9qpK4eIqh2USZnGwQ","data":{"Name":"Lamp 13","Price":1013.5,"Stock":6},"changedFields":[{"name":"Price","from":13.5,"to":1013.5}]},{"version":4,"event":"UPDATED","productID":"uJTSJVkOoOUvxKqSc3KgbZ","data":{"Name":"Lamp 14","Price":1014.5,"Stock":0},"changedFields":[{"name":"Price","from":14.5,"to":1014.5}]}]'),
	('01a22013-841c-739b-8cce-1a47e3c9aba7', '01a22013-7f5c-773f-9e50-b772e892dc28', 'SUCCEEDED', 'MANUAL', NULL, NULL, 1795834479643, 1795834479647, 1795834479664, NULL, NULL, '{"read":212,"skipped":0,"duplicates":0,"rejected":0,"mapped":212,"added":1,"updated":4,"unchanged":207,"removed":0,"removalsWithheld":0}', '[]', '{"format":"json","path":"/*","charset":"utf-8"}', false, NULL, NULL, 0, NULL, '[]', NULL),
	('01a22013-930f-71dc-8945-c8cb27453528', '01a22013-7f5c-773f-9e50-b772e892dc28', 'FAILED', 'MANUAL', NULL, NULL, 1795834483470, 1795834483474, 1795834483486, 'EMPTY_FEED', 'The feed brought no valid product, but the catalogue has 212. Nothing was changed. Look at the feed; if the shop really is empty, call approveRun(runID: "01a22013-930f-71dc-8945-c8cb27453528").', '{"read":0,"skipped":0,"duplicates":0,"rejected":0,"mapped":0,"added":0,"updated":0,"unchanged":0,"removed":0,"removalsWithheld":0}', '[]', '{"format":"json","path":"/*","charset":"utf-8"}', false, NULL, NULL, 0, 'EMPTY_FEED', '[]', NULL),
	('01a22013-9c3e-752b-a698-07196527b91b', '01a22013-9a08-7739-ac89-0d09fe72a828', 'SUCCEEDED', 'MANUAL', NULL, NULL, 1795834485821, 1795834485824, 1795834485839, NULL, NULL, '{"read":0,"skipped":0,"duplicates":0,"rejected":0,"mapped":0,"added":0,"updated":0,"unchanged":0,"removed":0,"removalsWithheld":0}', '[]', '{}', false, NULL, NULL, 0, NULL, '[]', NULL),
	('01a22013-9569-77dc-ae5d-d3b1e73c9164', '01a22013-9565-776c-8b6a-f0a2922b4714', 'PARTIAL', 'INITIAL', NULL, NULL, 1795834484067, 1795834484076, 1795834484090, 'RECORDS_REJECTED', '1 of 13 records were rejected; the issues say why. All others were taken.', '{"read":13,"skipped":0,"duplicates":0,"rejected":1,"mapped":12,"added":12,"updated":0,"unchanged":0,"removed":0,"removalsWithheld":0}', '[{"code":"REQUIRED_MISSING","field":"Price","count":1}]', '{"format":"csv","delimiter":",","quoted":true,"headerRow":1,"columns":5,"charset":"utf-8"}', false, NULL, NULL, 0, NULL, '[]', NULL),
	('01a22013-9a0b-736c-9215-cea2f3ca6bb7', '01a22013-9a08-7739-ac89-0d09fe72a828', 'SUCCEEDED', 'INITIAL', NULL, NULL, 1795834485254, 1795834485262, 1795834485275, NULL, NULL, '{"read":20,"skipped":0,"duplicates":0,"rejected":0,"mapped":20,"added":20,"updated":0,"unchanged":0,"removed":0,"removalsWithheld":0}', '[]', '{"format":"json","path":"/*","charset":"utf-8"}', false, NULL, NULL, 0, NULL, '[]', NULL),
	('01a22013-979f-73f5-b404-d1530dd5c5ae', '01a22013-9565-776c-8b6a-f0a2922b4714', 'PARTIAL', 'MANUAL', NULL, NULL, 1795834484639, 1795834484644, 1795834484663, 'RECORDS_REJECTED', '1 of 13 records were rejected; the issues say why. All others were taken.', '{"read":13,"skipped":0,"duplicates":0,"rejected":1,"mapped":12,"added":1,"updated":1,"unchanged":10,"removed":1,"removalsWithheld":0}', '[{"code":"REQUIRED_MISSING","field":"Price","count":1}]', '{"format":"csv","delimiter":",","quoted":true,"headerRow":1,"columns":5,"charset":"utf-8"}', false, NULL, NULL, 0, NULL, '[]', NULL),
	('01a22013-9e94-77a8-b7fe-b0b413794a9a', '01a22013-9e93-73c5-b3e4-568a26ea52a6', 'SUCCEEDED', 'INITIAL', NULL, NULL, 1795834486418, 1795834486423, 1795834486434, NULL, NULL, '{"read":40,"skipped":0,"duplicates":0,"rejected":0,"mapped":40,"added":40,"updated":0,"unchanged":0,"removed":0,"removalsWithheld":0}', '[]', '{"format":"json","path":"/*","charset":"utf-8"}', false, NULL, NULL, 0, NULL, '[]', NULL),
	('01a22013-a0cb-75b1-a7ae-7785e8344310', '01a22013-9e93-73c5-b3e4-568a26ea52a6', 'PARTIAL', 'MANUAL', NULL, NULL, 1795834486986, 1795834486993, 1795834487013, 'REMOVALS_WITHHELD', '15 of 40 products did not arrive, more than 20 %. They stay for now. Check the feed; if they really are gone, call approveRun(runID: "01a22013-a0cb-75b1-a7ae-7785e8344310").', '{"read":25,"skipped":0,"duplicates":0,"rejected":0,"mapped":25,"added":0,"updated":0,"unchanged":25,"removed":0,"removalsWithheld":15}', '[]', '{"format":"json","path":"/*","charset":"utf-8"}', false, NULL, NULL, 0, 'REMOVALS', '[]', NULL),
	('01a22013-a333-72e2-8f67-cba1709cfa3c', '01a22013-a32d-744d-8ec3-1b5197221cf6', 'FAILED', 'INITIAL', NULL, NULL, 1795834487596, 1795834487608, 1795834487622, 'SOURCE_UNREACHABLE', '127.0.0.1:39999 answered 503. It has trouble of its own; the run is tried again later. Nothing was changed.', '{"read":0,"skipped":0,"duplicates":0,"rejected":0,"mapped":0,"added":0,"updated":0,"unchanged":0,"removed":0,"removalsWithheld":0}', '[]', NULL, false, NULL, NULL, 0, NULL, '[]', NULL),
	('01a22013-a7b3-7479-aa94-c385c04d21c7', '01a22013-a7b1-7659-ae70-c3ef0f044450', 'SUCCEEDED', 'INITIAL', NULL, NULL, 1795834488752, 1795834488757, 1795834488770, NULL, NULL, '{"read":12,"skipped":0,"duplicates":0,"rejected":0,"mapped":12,"added":12,"updated":0,"unchanged":0,"removed":0,"removalsWithheld":0}', '[]', '{"format":"index","version":2}', false, NULL, NULL, 0, NULL, '[]', NULL),
	('01a22013-a9ee-765d-b039-71245c1b1f21', '01a22013-7f5c-773f-9e50-b772e892dc28', 'RUNNING', 'MANUAL', 'COMMITTING', NULL, 1795834489325, 1795834489328, NULL, NULL, NULL, '{"read":0,"skipped":0,"duplicates":0,"rejected":0,"mapped":0,"added":0,"updated":0,"unchanged":0,"removed":0,"removalsWithheld":0}', '[]', NULL, false, 'bd9f495e-f0c6-420e-b3f4-c4a199ee6f3b', 1795834549328, 0, NULL, '[]', NULL),
	('01a22013-aa27-746e-819c-bdaa92a351b9', '01a22013-9565-776c-8b6a-f0a2922b4714', 'QUEUED', 'MANUAL', NULL, NULL, 1795834489382, NULL, NULL, NULL, NULL, '{"read":0,"skipped":0,"duplicates":0,"rejected":0,"mapped":0,"added":0,"updated":0,"unchanged":0,"removed":0,"removalsWithheld":0}', '[]', NULL, false, NULL, NULL, 0, NULL, '[]', NULL);


--
-- Data for Name: run_issue; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.run_issue VALUES
	(1, '01a22013-9569-77dc-ae5d-d3b1e73c9164', 'REQUIRED_MISSING', 'Price', 'Price is required', '{"id":"13","title":"Book 13","link":"https://shop.example.com/books/13","price":"","brand":"Press 1"}', 12),
	(2, '01a22013-979f-73f5-b404-d1530dd5c5ae', 'REQUIRED_MISSING', 'Price', 'Price is required', '{"id":"13","title":"Book 13","link":"https://shop.example.com/books/13","price":"","brand":"Press 1"}', 12);


--
-- Data for Name: source; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.source VALUES
	('01a22013-7f50-70fa-9084-f7a0eebd256b', 'Lamps', 'Request', 'http://127.0.0.1:39999/lamps.json', 'Every lamp', '["X-Api-Key: ${KEY}"]', NULL, NULL, 'upgrade.E0NNZsjp-rIVhX5c.NNKeLAJJnHxeltpZ9MRM-g.mZ1a6WnBIR5RJAp-mynZjEDTVh-9ShIdn6ImIm0eTPPmycz20hb1', 1, 1795834478417),
	('01a22013-9556-77f0-8840-05d7148c0305', 'Books', 'Request', 'http://127.0.0.1:39999/books.csv', NULL, '[]', NULL, NULL, NULL, 1, 1795834484055),
	('01a22013-99fc-759e-b3bf-1949c73f9e33', 'Chairs', 'Request', 'http://127.0.0.1:39999/chairs.json', NULL, '[]', NULL, NULL, NULL, 1, 1795834485247),
	('01a22013-9e8b-71eb-b7df-fd083c8111ee', 'Fans', 'Request', 'http://127.0.0.1:39999/fans.json', NULL, '[]', NULL, NULL, NULL, 1, 1795834486412),
	('01a22013-a328-756a-95e4-426ea98b91fc', 'Doors', 'Request', 'http://127.0.0.1:39999/doors.json', NULL, '[]', NULL, NULL, NULL, 1, 1795834487593),
	('01a22013-a567-75b9-b904-2b53eef8bfd7', 'Gone', 'Request', 'http://127.0.0.1:39999/chairs.json', NULL, '[]', NULL, NULL, NULL, 1, 1795834488168),
	('01a22013-a7a8-74b8-9d92-24aeacdf938d', 'Books again', 'Index', '01a22013-9565-776c-8b6a-f0a2922b4714', NULL, '[]', NULL, NULL, NULL, 1, 1795834488745);


--
-- Data for Name: target_format; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.target_format VALUES
	('01a22013-7e8e-7217-9f6a-b7f4761d6440', 'Standard Product Format', '{"Name":{"type":"string","description":"Name of the product","attributes":["required","capitalized"]},"Brand":{"type":"string","description":"Brand or manufacturer"},"Link":{"type":"string","description":"Page of the product in the shop","attributes":["required","url","primary"]},"Image":{"type":"array","description":"Images of the product, the main one first","attributes":["url"]},"Description":{"type":"string","description":"Description of the product"},"Price":{"type":"number","description":"Current price","attributes":["required","positiveNumber"]},"Currency":{"type":"string","description":"Currency of the price","attributes":["currency"]},"SKU":{"type":"string","description":"The shop''s own article number"},"GTIN":{"type":"string","description":"Global trade item number (EAN, UPC, ISBN)","attributes":["gtin"]},"Category":{"type":"string","description":"Category of the product"},"Availability":{"type":"string","description":"Whether the product can be bought","choices":["in stock","out of stock","preorder","backorder"]},"Condition":{"type":"string","description":"New, used or refurbished"}}', true, 1, 1795834478222),
	('01a22013-7e8f-767d-af8e-8e38bca06818', 'Google Merchant', '{"id":{"type":"string","description":"The shop''s own id of the product","attributes":["required","primary"]},"title":{"type":"string","description":"Name of the product","attributes":["required"]},"link":{"type":"string","description":"Page of the product in the shop","attributes":["required","url"]},"image_link":{"type":"string","description":"Main image of the product","attributes":["required","url"]},"price":{"type":"string","description":"Regular price with currency, as 15.00 USD","attributes":["required"]},"availability":{"type":"string","description":"Whether the product can be bought","attributes":["required"],"choices":["in_stock","out_of_stock","preorder","backorder"]},"description":{"type":"string","description":"Description of the product"},"additional_image_link":{"type":"array","description":"More images of the product","attributes":["url"]},"sale_price":{"type":"string","description":"Reduced price with currency, as 12.00 USD"},"brand":{"type":"string","description":"Brand or manufacturer"},"gtin":{"type":"string","description":"Global trade item number (EAN, UPC, ISBN)","attributes":["gtin"]},"mpn":{"type":"string","description":"The manufacturer''s part number"},"condition":{"type":"string","description":"Condition of the product","choices":["new","refurbished","used"]},"google_product_category":{"type":"string","description":"Category of Google''s product taxonomy"},"product_type":{"type":"string","description":"The shop''s own category"},"item_group_id":{"type":"string","description":"Shared by the variants of one product"},"color":{"type":"string","description":"Color of the product"},"size":{"type":"string","description":"Size of the product"},"gender":{"type":"string","description":"Gender that the product is made for"},"age_group":{"type":"string","description":"Age group that the product is made for"},"material":{"type":"string","description":"Material of the product"},"shipping_weight":{"type":"string","description":"Weight for shipping with unit, as 1.5 kg"}}', false, 1, 1795834478223),
	('01a22013-7e8f-767d-af8e-9307936abc61', 'Agentic commerce', '{"id":{"type":"string","description":"The seller''s own id of the product","attributes":["required","primary"]},"title":{"type":"string","description":"Name of the product","attributes":["required"]},"description":{"type":"string","description":"Description of the product","attributes":["required"]},"link":{"type":"string","description":"Page of the product in the shop","attributes":["required"]},"image_link":{"type":"string","description":"Main image of the product","attributes":["required"]},"price":{"type":"string","description":"Price with currency, as 15.00 USD","attributes":["required"]},"availability":{"type":"string","description":"Whether the product can be bought","attributes":["required"]},"brand":{"type":"string","description":"Brand or manufacturer"},"gtin":{"type":"string","description":"Global trade item number (EAN, UPC, ISBN)"},"mpn":{"type":"string","description":"The manufacturer''s part number"},"condition":{"type":"string","description":"New, used or refurbished"},"product_category":{"type":"string","description":"Category of the product"},"seller_name":{"type":"string","description":"Name of the seller"},"seller_url":{"type":"string","description":"Site of the seller"},"inventory_quantity":{"type":"number","description":"How many are in stock"},"item_group_id":{"type":"string","description":"Shared by the variants of one product"},"color":{"type":"string","description":"Color of the product"},"size":{"type":"string","description":"Size of the product"}}', false, 1, 1795834478223),
	('01a22013-7f53-747c-ad55-e31246726a14', 'Target format', '{"Name":{"type":"string","attributes":["primary"]},"Price":{"type":"number","attributes":["required"]},"Stock":{"type":"number"}}', false, 1, 1795834478420);


--
-- Data for Name: webhook; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.webhook VALUES
	('01a22013-81bf-7688-838c-b20d41b3cb1e', '01a22013-7f5c-773f-9e50-b772e892dc28', 'http://127.0.0.1:39999/hooks/failed', 'RUN_FAILED', '[]', '4TGLuG2V72BcVUMOb2X4Q6b7f9tdHUapcHTeZ24tVJk=', 'ACTIVE', '127.0.0.1:39999 answered 500.', 3, 1795834479038, NULL, '01a22013-867a-751f-940b-c23e3c22f2aa', '01a22013-8692-736a-a629-f0f9710b8801', 2, 1795834800343, NULL, NULL),
	('01a22013-7f7c-70b1-b649-38c5d364d317', '01a22013-7f5c-773f-9e50-b772e892dc28', 'http://127.0.0.1:39999/hooks/added', 'ADDED', '[]', 'G4R4VuEOndicmjUl3+DqZD9/moDf/iq5NUo7CZOwWKc=', 'ACTIVE', '127.0.0.1:39999 answered 500.', 0, 1795834478458, '{"place":{"version":1,"kind":"written","row":100},"delivered":1,"count":3}', '', '01a22013-7fa5-748a-84b7-150ef8bec710', 2, 1795834800908, NULL, NULL),
	('01a22013-979a-73be-9900-bd097aef42eb', '01a22013-9565-776c-8b6a-f0a2922b4714', 'http://127.0.0.1:39999/hooks/books', 'ADDED', '[]', '4dOvuelb54zLR1U7GsEuYEtZv1lfVMUrV+9w6+I8jX8=', 'ACTIVE', NULL, 2, 1795834484633, NULL, '01a22013-9569-77dc-ae5d-d3b1e73c9164', '01a22013-97cf-70ba-8529-f1698e0ba156', 0, NULL, NULL, NULL),
	('01a22013-81b4-72ab-8483-d0eed43c0b60', '01a22013-7f5c-773f-9e50-b772e892dc28', 'http://127.0.0.1:39999/hooks/price', 'UPDATED', '["Price"]', 'YlQ3sQlmUqWyUy94Zl0tgNP+QFWLghyGezWjECZ8X/M=', 'DISABLED', '127.0.0.1:39999 answered 410: it wants no more deliveries. It was disabled. Save the webhook again, or redeliver, and it goes on from where it was.', 2, 1795834479027, '{"place":{"version":3,"kind":"written","row":0},"delivered":0,"count":1}', '01a22013-7f5f-77ce-b914-a083057e05e9', '01a22013-81ec-77eb-a900-dd5ed2c52471', 1, NULL, NULL, NULL),
	('01a22013-81b9-716d-a3b1-7844db6baeef', '01a22013-7f5c-773f-9e50-b772e892dc28', 'http://127.0.0.1:39999/hooks/removed', 'REMOVED', '[]', 'T8nA5i/1bSKyu3UyFJz8k1Z1kqNsJs6ZCpEvHTw0WhI=', 'ACTIVE', NULL, 3, 1795834479033, NULL, '01a22013-7f5f-77ce-b914-a083057e05e9', '01a22013-81f1-777c-97e4-c4892aadcd3f', 0, NULL, NULL, NULL),
	('01a22013-a0c5-716d-be45-87f4749e80c4', '01a22013-9e93-73c5-b3e4-568a26ea52a6', 'http://127.0.0.1:39999/hooks/held', 'RUN_HELD', '[]', 'wL5R2Z7sLRDlHGZQ4FHh9wq+WCRXtLGFiO9YFIB+mcE=', 'ACTIVE', NULL, 1, 1795834486981, NULL, '01a22013-a0cb-75b1-a7ae-7785e8344310', '01a22013-a0ed-713e-a2bd-5f1c28a8aebe', 0, NULL, NULL, NULL);


--
-- Name: catalogue_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.catalogue_id_seq', 7, true);


--
-- Name: migrations_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.migrations_id_seq', 7, true);


--
-- Name: product_row_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.product_row_seq', 337, true);


--
-- Name: run_issue_number_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.run_issue_number_seq', 2, true);


--
-- Name: source PK_018c433f8264b58c86363eaadde; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.source
    ADD CONSTRAINT "PK_018c433f8264b58c86363eaadde" PRIMARY KEY (id);


--
-- Name: change_listener PK_346fc9c7787877d2193457e7500; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.change_listener
    ADD CONSTRAINT "PK_346fc9c7787877d2193457e7500" PRIMARY KEY (name, "catalogueID");


--
-- Name: target_format PK_3524b89a7e3a8c68f3078c03154; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.target_format
    ADD CONSTRAINT "PK_3524b89a7e3a8c68f3078c03154" PRIMARY KEY (id);


--
-- Name: mapping PK_63215a5148ef25e4bd227cd1bdf; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mapping
    ADD CONSTRAINT "PK_63215a5148ef25e4bd227cd1bdf" PRIMARY KEY (id);


--
-- Name: run PK_804c38ffba92002c6d2c646dd46; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.run
    ADD CONSTRAINT "PK_804c38ffba92002c6d2c646dd46" PRIMARY KEY (id);


--
-- Name: migrations PK_8c82d7f526340ab734260ea46be; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.migrations
    ADD CONSTRAINT "PK_8c82d7f526340ab734260ea46be" PRIMARY KEY (id);


--
-- Name: job PK_98ab1c14ff8d1cf80d18703b92f; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job
    ADD CONSTRAINT "PK_98ab1c14ff8d1cf80d18703b92f" PRIMARY KEY (id);


--
-- Name: catalogue_version PK_aead2a59757293be74f9b0db780; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_version
    ADD CONSTRAINT "PK_aead2a59757293be74f9b0db780" PRIMARY KEY ("catalogueID", version);


--
-- Name: catalogue PK_bec0fb964fb313319998ebb7480; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue
    ADD CONSTRAINT "PK_bec0fb964fb313319998ebb7480" PRIMARY KEY (id);


--
-- Name: absence PK_cc742234947adde638e5d5f679f; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.absence
    ADD CONSTRAINT "PK_cc742234947adde638e5d5f679f" PRIMARY KEY ("catalogueID", edition, "row");


--
-- Name: webhook PK_e6765510c2d078db49632b59020; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.webhook
    ADD CONSTRAINT "PK_e6765510c2d078db49632b59020" PRIMARY KEY (id);


--
-- Name: product PK_ee0165c3b7b0b85c011f736a67b; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.product
    ADD CONSTRAINT "PK_ee0165c3b7b0b85c011f736a67b" PRIMARY KEY ("row");


--
-- Name: run_issue PK_fe64c352aa71ae0d20390300ab2; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.run_issue
    ADD CONSTRAINT "PK_fe64c352aa71ae0d20390300ab2" PRIMARY KEY (number);


--
-- Name: IDX_35bcdeaa1674efa30511e50583; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX "IDX_35bcdeaa1674efa30511e50583" ON public.product USING btree ("catalogueID", "productID", "validFrom");


--
-- Name: IDX_56e10435f4a33cec7003e766bf; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX "IDX_56e10435f4a33cec7003e766bf" ON public.job USING btree ("mappingID");


--
-- Name: IDX_5f5b640b67f8ec091208a6cdc3; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX "IDX_5f5b640b67f8ec091208a6cdc3" ON public.webhook USING btree ("jobID", event, url);


--
-- Name: IDX_ac7514a6c0470c5c454efedbfe; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX "IDX_ac7514a6c0470c5c454efedbfe" ON public.job USING btree ("sourceID");


--
-- Name: IDX_dbf963cd0dcabeafaf74bc882b; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX "IDX_dbf963cd0dcabeafaf74bc882b" ON public.job USING btree ("targetFormatID");


--
-- Name: IDX_f1eec910f2363126d8a467a857; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX "IDX_f1eec910f2363126d8a467a857" ON public.run USING btree ("jobID", id);


--
-- Name: IDX_f6be9b9437ffe35e9b1c030c35; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX "IDX_f6be9b9437ffe35e9b1c030c35" ON public.run_issue USING btree ("runID", number);


--
-- Name: active_runs; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX active_runs ON public.run USING btree (status, id) WHERE ((status)::text = ANY ((ARRAY['QUEUED'::character varying, 'RUNNING'::character varying])::text[]));


--
-- Name: catalogue_of_job; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX catalogue_of_job ON public.catalogue USING btree ("jobID") WHERE ("jobID" IS NOT NULL);


--
-- Name: closed_products; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX closed_products ON public.product USING btree ("catalogueID", "validUntil", "row") WHERE ("validUntil" IS NOT NULL);


--
-- Name: due_jobs; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX due_jobs ON public.job USING btree ("nextRunAt") WHERE ("nextRunAt" IS NOT NULL);


--
-- Name: finished_runs; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX finished_runs ON public.run USING btree ("finishedAt") WHERE ("finishedAt" IS NOT NULL);


--
-- Name: jobs_to_retry; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX jobs_to_retry ON public.job USING btree ("retryAt") WHERE ("retryAt" IS NOT NULL);


--
-- Name: one_active_dry_run; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX one_active_dry_run ON public.run USING btree ("jobID") WHERE (((status)::text = ANY ((ARRAY['QUEUED'::character varying, 'RUNNING'::character varying])::text[])) AND "dryRun");


--
-- Name: one_active_run; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX one_active_run ON public.run USING btree ("jobID") WHERE (((status)::text = ANY ((ARRAY['QUEUED'::character varying, 'RUNNING'::character varying])::text[])) AND (NOT "dryRun"));


--
-- Name: one_default_format; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX one_default_format ON public.target_format USING btree ("isDefault") WHERE "isDefault";


--
-- Name: written_products; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX written_products ON public.product USING btree ("catalogueID", "validFrom", "row");


--
-- Name: job FK_56e10435f4a33cec7003e766bfd; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job
    ADD CONSTRAINT "FK_56e10435f4a33cec7003e766bfd" FOREIGN KEY ("mappingID") REFERENCES public.mapping(id);


--
-- Name: job FK_ac7514a6c0470c5c454efedbfe5; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job
    ADD CONSTRAINT "FK_ac7514a6c0470c5c454efedbfe5" FOREIGN KEY ("sourceID") REFERENCES public.source(id);


--
-- Name: webhook FK_bddda20d5cd401cd065c3a24963; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.webhook
    ADD CONSTRAINT "FK_bddda20d5cd401cd065c3a24963" FOREIGN KEY ("jobID") REFERENCES public.job(id);


--
-- Name: job FK_dbf963cd0dcabeafaf74bc882b1; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job
    ADD CONSTRAINT "FK_dbf963cd0dcabeafaf74bc882b1" FOREIGN KEY ("targetFormatID") REFERENCES public.target_format(id);


--
-- PostgreSQL database dump complete
--


